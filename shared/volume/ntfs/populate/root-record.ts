import { phrase } from '../../../phrase/phrase.ts'
import type { BuiltAttribute } from '../attribute.ts'
import { ATTRIBUTE, STANDARD, SYSTEM_FILE } from '../layout.ts'
import { bodyOf, type OpenMft, readBody, readRecord } from '../mft-reader.ts'

/** What the root directory keeps of its old record. */
export interface RootRecord {
  /** Its own descriptor, when it has one and no id in $Secure. */
  readonly descriptor: Uint8Array | undefined
  /** Its id in $Secure, or 0. */
  readonly securityId: number
  /** Attributes that belong to the volume's state, such as Windows' $TXF_DATA. */
  readonly kept: readonly BuiltAttribute[]
}

/** Fault: `target-damaged`. */
export function readRootRecord(volume: OpenMft): RootRecord {
  const attributes = readRecord(volume, SYSTEM_FILE.root)
  const own = bodyOf(attributes, ATTRIBUTE.securityDescriptor, '')
  const standard = bodyOf(attributes, ATTRIBUTE.standardInformation, '')
  const hasId = standard?.kind === 'resident' && standard.value.length >= STANDARD.bytes
  return {
    descriptor: own === undefined ? undefined : readBody(volume.device, volume.boot, own, phrase('root-directory')),
    securityId: hasId
      ? new DataView(standard.value.buffer, standard.value.byteOffset).getUint32(STANDARD.securityId, true)
      : 0,
    kept: attributes
      .filter(({ type, body }) => type === ATTRIBUTE.loggedUtilityStream && body.kind === 'resident')
      .map(({ type, name, bytes }) => ({ type, name, bytes: bytes.slice() })),
  }
}
