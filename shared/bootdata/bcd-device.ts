import { guidFromText, guidToText } from '../bytes/guid.ts'
import { textFromUtf16le, utf16leFromText } from '../bytes/utf16.ts'
import type { Phrase } from '../phrase/fact.ts'
import { phrase } from '../phrase/phrase.ts'

/** Offsets in a device element (configmgr.md 7.5 [re-checked]), little-endian. */
const DEVICE = {
  options: 0,
  type: 0x10,
  flags: 0x14,
  size: 0x18,
  partition: 0x20,
  table: 0x34,
  disk: 0x38,
  bytes: 0x58,
} as const
const RAMDISK = { kind: 0x20, version: 0x38, length: 0x3c, pathType: 0x40, nested: 0x44, path: 0x8c } as const
const LOCATE = { element: 0x24, parent: 0x28, path: 0x2c } as const
/** The nested record begins at its device type, so its fields lie this much nearer to its start. */
const DESCRIPTOR = 0x10
const TYPE = { local: 0, boot: 5, partition: 6, locate: 8 } as const
const RAMDISK_KIND = 3
const DESCRIPTOR_BYTES = 0x48
const TABLE_GPT = 0
const TABLE_MBR = 1

/** Kinds of device beside those that prestaged media use (ReactOS bl.h; virtual disks [re-checked] in stores of bcdedit). */
const OTHER_TYPES: Readonly<Record<number, Phrase>> = {
  2: phrase('device-partition-number'),
  3: phrase('device-serial-line'),
  4: phrase('device-network'),
  7: phrase('device-vm-bus'),
}
const LOCAL_KINDS: Readonly<Record<number, Phrase>> = {
  0: phrase('device-disk'),
  1: phrase('device-floppy'),
  2: phrase('device-optical'),
  3: phrase('device-inner-ram-disk'),
  5: phrase('device-file'),
  6: phrase('device-virtual-disk'),
}

export interface GptPartitionDevice {
  readonly kind: 'partition'
  readonly diskGuid: string
  readonly partitionGuid: string
}

/** A partition of an MBR disk: the disk's signature, and the partition's offset in bytes. */
export interface MbrPartitionDevice {
  readonly kind: 'mbr-partition'
  readonly diskSignature: number
  readonly offset: bigint
}

/** A device that can be written as it was read. */
export type KnownPlainDevice = { readonly kind: 'boot' } | GptPartitionDevice | MbrPartitionDevice
/** The partition that has the file which element `element` of the same object names; the boot manager searches for it. */
export interface LocateDevice {
  readonly kind: 'locate'
  readonly element: string
}
/** `what` says in words what it is. */
export type PlainDevice = KnownPlainDevice | LocateDevice | { readonly kind: 'unknown'; readonly what: Phrase }

interface RamdiskDevice<Nested> {
  readonly kind: 'ramdisk'
  /** Braced GUID of the object that holds the RAM disk's options. */
  readonly optionsId: string
  readonly path: string
  readonly device: Nested
}
export type KnownDevice = KnownPlainDevice | RamdiskDevice<KnownPlainDevice>
export type BcdDevice = PlainDevice | RamdiskDevice<PlainDevice>

/** Device of an element's bytes; those that are damaged or of another kind are `unknown` (configmgr.md 7.5). */
export function decodeDevice(bytes: Uint8Array): BcdDevice {
  if (bytes.length < DESCRIPTOR + 4) return damaged()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const isRamdisk =
    bytes.length >= RAMDISK.path &&
    view.getUint32(DEVICE.type, true) === TYPE.local &&
    view.getUint32(RAMDISK.kind, true) === RAMDISK_KIND
  if (!isRamdisk) return decodePlain(bytes.subarray(DESCRIPTOR))
  const nestedBytes = view.getUint32(RAMDISK.nested + DEVICE.size - DESCRIPTOR, true)
  const pathAt = RAMDISK.nested + nestedBytes
  if (nestedBytes < DESCRIPTOR || pathAt > bytes.length) return damaged()
  return {
    kind: 'ramdisk',
    optionsId: `{${guidToText(bytes.subarray(0, 16))}}`,
    path: textFromUtf16le(bytes.subarray(pathAt)).split('\0')[0] ?? '',
    device: decodePlain(bytes.subarray(RAMDISK.nested, pathAt)),
  }
}

/** Throws RangeError when a GUID of the device is none. */
export function encodeDevice(device: KnownDevice): Uint8Array {
  if (device.kind !== 'ramdisk') {
    const bytes = new Uint8Array(DEVICE.bytes)
    encodePlain(bytes.subarray(DESCRIPTOR), device)
    return bytes
  }
  const path = utf16leFromText(`${device.path}\0`)
  const bytes = new Uint8Array(RAMDISK.path + path.length)
  const view = new DataView(bytes.buffer)
  bytes.set(guidFromText(device.optionsId))
  view.setUint32(DEVICE.flags, 1, true)
  view.setUint32(DEVICE.size, bytes.length - DESCRIPTOR, true)
  view.setUint32(RAMDISK.kind, RAMDISK_KIND, true)
  view.setUint32(RAMDISK.version, 1, true)
  view.setUint32(RAMDISK.length, bytes.length - RAMDISK.version, true)
  view.setUint32(RAMDISK.pathType, 5, true)
  encodePlain(bytes.subarray(RAMDISK.nested, RAMDISK.nested + DESCRIPTOR_BYTES), device.device)
  bytes.set(path, RAMDISK.path)
  return bytes
}

/** A record that begins at its device type. */
function decodePlain(record: Uint8Array): PlainDevice {
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength)
  const type = view.getUint32(0, true)
  if (type === TYPE.boot) return { kind: 'boot' }
  if (type === TYPE.local) {
    const kind =
      record.length < DEVICE.partition - DESCRIPTOR + 4 ? -1 : view.getUint32(RAMDISK.kind - DESCRIPTOR, true)
    return { kind: 'unknown', what: LOCAL_KINDS[kind] ?? phrase('device-local', { type: kind }) }
  }
  if (type === TYPE.locate) {
    if (record.length < LOCATE.path - DESCRIPTOR) return damaged()
    // A parent is searched in place of the disks: the virtual disk file that the system lies in.
    if (view.getUint32(LOCATE.parent - DESCRIPTOR, true) !== 0)
      return { kind: 'unknown', what: phrase('device-virtual-disk') }
    const element = view.getUint32(LOCATE.element - DESCRIPTOR, true)
    return element === 0 ? damaged() : { kind: 'locate', element: element.toString(16).padStart(8, '0') }
  }
  if (type !== TYPE.partition) return { kind: 'unknown', what: OTHER_TYPES[type] ?? phrase('device-of-type', { type }) }
  if (record.length < DESCRIPTOR_BYTES) return damaged()
  const table = view.getUint32(DEVICE.table - DESCRIPTOR, true)
  if (table === TABLE_MBR) {
    const diskSignature = view.getUint32(DEVICE.disk - DESCRIPTOR, true)
    return { kind: 'mbr-partition', diskSignature, offset: view.getBigUint64(DEVICE.partition - DESCRIPTOR, true) }
  }
  if (table !== TABLE_GPT) return { kind: 'unknown', what: phrase('device-without-table') }
  const guidAt = (offset: number) => guidToText(record.subarray(offset - DESCRIPTOR, offset - DESCRIPTOR + 16))
  return { kind: 'partition', partitionGuid: guidAt(DEVICE.partition), diskGuid: guidAt(DEVICE.disk) }
}

function damaged(): { readonly kind: 'unknown'; readonly what: Phrase } {
  return { kind: 'unknown', what: phrase('device-damaged') }
}

function encodePlain(record: Uint8Array, device: KnownPlainDevice): void {
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength)
  view.setUint32(0, device.kind === 'boot' ? TYPE.boot : TYPE.partition, true)
  view.setUint32(DEVICE.size - DESCRIPTOR, DESCRIPTOR_BYTES, true)
  if (device.kind === 'boot') return
  if (device.kind === 'mbr-partition') {
    view.setBigUint64(DEVICE.partition - DESCRIPTOR, device.offset, true)
    view.setUint32(DEVICE.table - DESCRIPTOR, TABLE_MBR, true)
    view.setUint32(DEVICE.disk - DESCRIPTOR, device.diskSignature, true)
    return
  }
  record.set(guidFromText(device.partitionGuid), DEVICE.partition - DESCRIPTOR)
  record.set(guidFromText(device.diskGuid), DEVICE.disk - DESCRIPTOR)
}
