import { textFromUtf16le } from '../../../bytes/utf16.ts'
import { ATTRIBUTE, SYSTEM_FILE, VOLUME } from '../layout.ts'
import { damaged } from './damaged.ts'
import { findAttribute, readFile } from './file.ts'
import type { NtfsReader } from './open.ts'

/** $VOLUME_INFORMATION flag (NTFS documentation): the volume was not unmounted. */
const DIRTY = 1

export interface VolumeInfo {
  readonly label: string
  /** 16 hexadecimal digits, lower case. */
  readonly serial: string
  /** Bytes. */
  readonly clusterSize: number
  readonly isDirty: boolean
  /** Such as `3.1`. */
  readonly version: string
}

/** What the volume says of itself. Fault: `target-damaged`. */
export function readVolumeInfo(reader: NtfsReader): VolumeInfo {
  const file = readFile(reader, SYSTEM_FILE.volume)
  const label = findAttribute(file, ATTRIBUTE.volumeName)?.body
  const facts = findAttribute(file, ATTRIBUTE.volumeInformation)?.body
  if (facts?.kind !== 'resident' || facts.value.length < VOLUME.bytes) throw damaged('$Volume')
  const { value } = facts
  const flags = new DataView(value.buffer, value.byteOffset, value.byteLength).getUint16(VOLUME.flags, true)
  return {
    label: label?.kind === 'resident' ? textFromUtf16le(label.value) : '',
    serial: reader.boot.serialNumber.toString(16).padStart(16, '0'),
    clusterSize: reader.boot.clusterSize,
    isDirty: (flags & DIRTY) !== 0,
    version: `${value[VOLUME.majorVersion]}.${value[VOLUME.minorVersion]}`,
  }
}
