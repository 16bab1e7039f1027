import { textFromUtf16le } from '../../bytes/utf16.ts'
import { phrase } from '../../phrase/phrase.ts'
import { ntfsFault } from './faults.ts'
import { ATTRIBUTE, FILE_NAME, NAMESPACE, RECORD, RECORD_FLAG, SYSTEM_FILE } from './layout.ts'
import { type OpenMft, parseRecord, readRecordBytes } from './mft-reader.ts'
import type { Attribute } from './record.ts'

/** What lies in the records behind the first 16. */
export interface SystemScan {
  /** Records of the files directly in $Extend, by name. */
  readonly extend: ReadonlyMap<string, number>
  /** Records of Windows' housekeeping folders and everything in them, which populating drops; Windows makes them anew. */
  readonly housekeeping: readonly number[]
  /** The highest record that stays in use. */
  readonly highest: number
}

/** Folders that Windows makes on every volume that it sees, upper case. */
const HOUSEKEEPING = ['SYSTEM VOLUME INFORMATION', '$RECYCLE.BIN']
/** More than a formatter and housekeeping leave behind; keeps a large old volume from being read record by record. */
const MOST_RECORDS = 4096
const FIRST_SCANNED = 16
const MOST_DEPTH = 64

interface Named {
  readonly parent: number
  readonly text: string
}

/** Faults: `target-not-fresh` {found: name in the root directory}, `target-damaged` {part}. */
export function scanSystemRecords(volume: OpenMft, bitmap: Uint8Array): SystemScan {
  const used: number[] = []
  for (let number = FIRST_SCANNED; number < volume.records; number++) {
    if (((bitmap[number >>> 3] ?? 0) & (1 << (number & 7))) !== 0) used.push(number)
  }
  if (used.length > MOST_RECORDS)
    throw ntfsFault('target-not-fresh', { found: phrase('files', { count: used.length }) })
  const names = new Map<number, Named>()
  const baseOf = new Map<number, number>()
  for (const number of used) {
    const bytes = readRecordBytes(volume, number)
    if (bytes === undefined) throw ntfsFault('target-damaged', { part: phrase('file-record', { index: number }) })
    const view = new DataView(bytes.buffer)
    if ((view.getUint16(RECORD.flags, true) & RECORD_FLAG.inUse) === 0) continue
    const base = view.getUint32(RECORD.baseRecord, true)
    const attributes = parseRecord(bytes, number)
    if (base !== 0) baseOf.set(number, base)
    const name = longNameOf(attributes)
    if (name !== undefined && !names.has(base === 0 ? number : base)) names.set(base === 0 ? number : base, name)
  }
  const extend = new Map<string, number>()
  const housekeeping: number[] = []
  let highest = FIRST_SCANNED - 1
  for (const number of used) {
    const base = baseOf.get(number) ?? number
    const own = names.get(base)
    if (own?.parent === SYSTEM_FILE.extend && base === number) extend.set(own.text, number)
    const top = own === undefined ? undefined : topOf(names, base)
    if (top === undefined) highest = Math.max(highest, number)
    else if (HOUSEKEEPING.includes(top.toUpperCase())) housekeeping.push(number)
    else throw ntfsFault('target-not-fresh', { found: top })
  }
  return { extend, housekeeping, highest }
}

/** The name in the root directory that a file lies below; undefined when it belongs to the file system itself. */
function topOf(names: ReadonlyMap<number, Named>, number: number): string | undefined {
  let at = number
  for (let depth = 0; depth < MOST_DEPTH; depth++) {
    const own = names.get(at)
    if (own === undefined) return undefined
    if (own.parent === SYSTEM_FILE.root) return own.text
    if (own.parent < FIRST_SCANNED) return undefined
    at = own.parent
  }
  throw ntfsFault('target-damaged', { part: phrase('directory-tree') })
}

function longNameOf(attributes: readonly Attribute[]): Named | undefined {
  for (const { type, body } of attributes) {
    if (type !== ATTRIBUTE.fileName || body.kind !== 'resident' || body.value.length < FILE_NAME.name) continue
    const view = new DataView(body.value.buffer, body.value.byteOffset, body.value.byteLength)
    if (view.getUint8(FILE_NAME.namespace) === NAMESPACE.dos) continue
    return {
      parent: view.getUint32(FILE_NAME.parent, true),
      text: textFromUtf16le(body.value.subarray(FILE_NAME.name)),
    }
  }
  return undefined
}
