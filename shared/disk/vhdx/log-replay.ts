import { type ByteSource, readExactly } from '../../bytes/byte-source.ts'
import { phrase } from '../../phrase/phrase.ts'
import { diskFault } from '../faults.ts'
import type { FileRange } from '../file-ranges.ts'
import { type CurrentHeader, KIB, MIB, NO_GUID } from './header.ts'
import { entryLengthAt, LOG_SECTOR, type LogEntry, type LogUpdate, readLogEntry } from './log-entry.ts'

/** Windows makes logs of 1 MiB; the bounds keep a hostile one from taking memory and time. */
const LARGEST_LOG = 32 * MIB
const MOST_CHECKED = 8
const MOST_ZEROS = 2 ** 30
/** The file type identifier and the headers are never updated through the log (MS-VHDX 2.3). */
const FIRST_LOGGED = 192 * KIB
/** Far beyond the largest disk (64 TiB). */
const LARGEST_FILE = 2 ** 47

/** What the log says is still to be written into the file. */
export interface Replay {
  readonly updates: readonly LogUpdate[]
  /** Bytes that the file must have at least. */
  readonly fileSize: number
}

/** The updates of the log's active sequence in order (MS-VHDX 2.3.3). Faults `target-damaged`, `target-unsupported`. */
export function readReplay(file: ByteSource, { log, logGuid }: CurrentHeader): Replay | undefined {
  if (logGuid === NO_GUID) return undefined
  if (log.length > LARGEST_LOG)
    throw diskFault('target-unsupported', { feature: phrase('vhdx-log-of-bytes', { bytes: log.length }) })
  const bytes = readExactly(file, log.start, log.length)
  const sequence = bytes && activeSequence(bytes, logGuid)
  const head = sequence?.at(-1)
  if (sequence === undefined || head === undefined || head.flushedFileOffset > file.size) throw damaged()
  const updates = sequence.flatMap((entry) => entry.updates)
  if (!updates.every((update) => isPlaced(update, log))) throw damaged()
  const zeros = updates.reduce((sum, update) => sum + (update.bytes === undefined ? update.length : 0), 0)
  if (zeros > MOST_ZEROS)
    throw diskFault('target-unsupported', { feature: phrase('vhdx-log-zeroing', { bytes: zeros }) })
  const fileSize = updates.reduce((end, { offset, length }) => Math.max(end, offset + length), head.lastFileOffset)
  if (fileSize > LARGEST_FILE) throw damaged()
  return { updates, fileSize }
}

function isPlaced({ offset, length }: LogUpdate, log: FileRange): boolean {
  const isAligned = offset % LOG_SECTOR === 0 && length % LOG_SECTOR === 0
  const isClear = offset >= log.start + log.length || offset + length <= log.start
  return isAligned && offset >= FIRST_LOGGED && isClear
}

/** The newest sequence of valid entries whose last one's tail lies in it, from that tail on. */
function activeSequence(log: Uint8Array, logGuid: string): readonly LogEntry[] | undefined {
  let active: readonly LogEntry[] = []
  const entryAt = entryReader(log, logGuid)
  for (let tail = 0; tail < log.length; ) {
    const entries: LogEntry[] = []
    const starts: number[] = []
    let head = tail
    let used = 0
    for (let entry = entryAt(head); entry !== undefined; entry = entryAt(head)) {
      const previous = entries.at(-1)
      const follows = previous === undefined || entry.sequenceNumber === previous.sequenceNumber + 1n
      if (!follows || used + entry.length > log.length) break
      entries.push(entry)
      starts.push(head)
      used += entry.length
      head = (head + entry.length) % log.length
    }
    const last = entries.at(-1)
    const first = last === undefined ? -1 : starts.indexOf(last.tail)
    if (last === undefined || first < 0) {
      tail += LOG_SECTOR
      continue
    }
    if (last.sequenceNumber > (active.at(-1)?.sequenceNumber ?? 0n)) active = entries.slice(first)
    tail += used
  }
  return active.length > 0 ? active : undefined
}

/** Reads each entry once, and no more bytes than honest entries could have. */
function entryReader(log: Uint8Array, logGuid: string): (at: number) => LogEntry | undefined {
  const known = new Map<number, LogEntry | undefined>()
  let allowed = log.length * MOST_CHECKED
  return (at) => {
    if (known.has(at)) return known.get(at)
    const length = entryLengthAt(log, at, logGuid)
    let entry: LogEntry | undefined
    if (length !== undefined) {
      allowed -= length
      if (allowed < 0) throw damaged()
      entry = readLogEntry(ringSlice(log, at, length))
    }
    known.set(at, entry)
    return entry
  }
}

function ringSlice(log: Uint8Array, at: number, length: number): Uint8Array {
  if (at + length <= log.length) return log.subarray(at, at + length)
  const bytes = new Uint8Array(length)
  bytes.set(log.subarray(at))
  bytes.set(log.subarray(0, length - (log.length - at)), log.length - at)
  return bytes
}

function damaged() {
  return diskFault('target-damaged', { part: phrase('vhdx-log') })
}
