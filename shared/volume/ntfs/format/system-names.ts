import { utf16leFromText } from '../../../bytes/utf16.ts'
import { fileNameSize } from '../file-name.ts'
import type { IndexEntries } from '../index-builder.ts'
import { align8, FILE_NAME, INDEX_ENTRY, NAME_FLAG, NAMESPACE, STANDARD, SYSTEM_FILE } from '../layout.ts'
import { reference } from '../record-writer.ts'
import { compareNames, type Upcase } from '../upcase.ts'

/** The file system's own files and their records (NTFS documentation, "System Files"). */
export const SYSTEM_NUMBER = {
  $MFT: SYSTEM_FILE.mft,
  $MFTMirr: SYSTEM_FILE.mirror,
  $LogFile: SYSTEM_FILE.logFile,
  $Volume: SYSTEM_FILE.volume,
  $AttrDef: SYSTEM_FILE.attributeDefinitions,
  '.': SYSTEM_FILE.root,
  $Bitmap: SYSTEM_FILE.bitmap,
  $Boot: SYSTEM_FILE.boot,
  $BadClus: SYSTEM_FILE.badClusters,
  $Secure: SYSTEM_FILE.secure,
  $UpCase: SYSTEM_FILE.upcase,
  $Extend: SYSTEM_FILE.extend,
  $Quota: SYSTEM_FILE.firstUser,
  $ObjId: SYSTEM_FILE.firstUser + 1,
  $Reparse: SYSTEM_FILE.firstUser + 2,
} as const
export type SystemName = keyof typeof SYSTEM_NUMBER

const HIDDEN_AND_SYSTEM = 0x6
/** Of the files in $Extend. */
const ARCHIVE = 0x20
const IN_EXTEND: readonly SystemName[] = ['$Quota', '$ObjId', '$Reparse']

/** Sequence number of a system file's record: its number, and 1 for $MFT and those in $Extend. */
function sequenceOf(name: SystemName): number {
  const number = SYSTEM_NUMBER[name]
  return number === 0 || number >= SYSTEM_FILE.firstUser ? 1 : number
}

/** Attributes of a system file, without the bit for directories. */
function attributesOf(name: SystemName | undefined): number {
  if (name === undefined || !isView(name)) return HIDDEN_AND_SYSTEM
  return HIDDEN_AND_SYSTEM | NAME_FLAG.viewIndex | (IN_EXTEND.includes(name) ? ARCHIVE : 0)
}

/** Whether the file holds indexes of something else than names. */
export function isView(name: SystemName): boolean {
  return name === '$Secure' || IN_EXTEND.includes(name)
}

export function isSystemDirectory(name: SystemName): boolean {
  return name === '.' || name === '$Extend'
}

/** The $STANDARD_INFORMATION value of a system file, or of a record that is kept for one. */
export function standardValue(name: SystemName | undefined, time: bigint, securityId: number): Uint8Array {
  const bytes = new Uint8Array(STANDARD.bytes)
  const view = new DataView(bytes.buffer)
  for (const at of [STANDARD.creationTime, STANDARD.lastWriteTime, STANDARD.changeTime, STANDARD.lastAccessTime])
    view.setBigUint64(at, time, true)
  view.setUint32(STANDARD.attributes, attributesOf(name), true)
  view.setUint32(STANDARD.securityId, securityId, true)
  return bytes
}

/** The $FILE_NAME value of a system file. */
export function systemFileName(name: SystemName, time: bigint): Uint8Array {
  const bytes = new Uint8Array(fileNameSize(name))
  const view = new DataView(bytes.buffer)
  const parent = IN_EXTEND.includes(name) ? SYSTEM_FILE.extend : SYSTEM_FILE.root
  view.setBigUint64(FILE_NAME.parent, reference(parent, parent), true)
  for (const at of [FILE_NAME.creationTime, FILE_NAME.lastWriteTime, FILE_NAME.changeTime, FILE_NAME.lastAccessTime])
    view.setBigUint64(at, time, true)
  const directory = isSystemDirectory(name) ? NAME_FLAG.directory : 0
  view.setUint32(FILE_NAME.attributes, (attributesOf(name) | directory) >>> 0, true)
  view.setUint8(FILE_NAME.nameLength, name.length)
  view.setUint8(FILE_NAME.namespace, NAMESPACE.win32AndDos)
  bytes.set(utf16leFromText(name), FILE_NAME.name)
  return bytes
}

/** Entries of the root directory of an empty volume. */
export function rootIndexEntries(upcase: Upcase, time: bigint): IndexEntries {
  const names = (Object.keys(SYSTEM_NUMBER) as SystemName[]).filter((name) => !IN_EXTEND.includes(name))
  return systemEntries(names, upcase, time)
}

/** Entries of $Extend. */
export function extendIndexEntries(upcase: Upcase, time: bigint): IndexEntries {
  return systemEntries(IN_EXTEND, upcase, time)
}

function systemEntries(names: readonly SystemName[], upcase: Upcase, time: bigint): IndexEntries {
  const sorted = names.toSorted((a, b) => compareNames(upcase, a, b))
  return {
    count: sorted.length,
    sizeOf: (index) => align8(INDEX_ENTRY.key + fileNameSize(sorted[index] ?? '')),
    write(index, into, at) {
      const name = sorted[index]
      if (name === undefined) return
      const view = new DataView(into.buffer, into.byteOffset, into.byteLength)
      view.setBigUint64(at + INDEX_ENTRY.reference, reference(SYSTEM_NUMBER[name], sequenceOf(name)), true)
      view.setUint16(at + INDEX_ENTRY.keyLength, fileNameSize(name), true)
      into.set(systemFileName(name, time), at + INDEX_ENTRY.key)
    },
  }
}
