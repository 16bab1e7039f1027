import { describe, expect, it } from 'vitest'
import { Fault } from '../../../shared/bytes/fault.ts'
import { guidFromText } from '../../../shared/bytes/guid.ts'
import { openDiskSource } from '../../../shared/disk/open-disk.ts'
import { buildLogEntry, readLogEntry } from '../../../shared/disk/vhdx/log-entry.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'
import { bytesAt, MIB, openForWriting } from './containers.ts'
import type { SparseFile } from './sparse-file.ts'
import {
  BLOCK,
  dirtyVhdx,
  forge,
  forgeHeaders,
  HEADERS,
  LOG_AT,
  LOG_GUID_AT,
  logGuids,
  smallVhdx,
  TABLE_AT,
  tableEntry,
} from './vhdx-file.ts'

const PAGE = 4096
const DAMAGED_LOG = new Fault('target-damaged', { part: phrase('vhdx-log') })
const NO_LOG = '0'.repeat(32)
const LOG_GUID = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee'

interface MadeEntry {
  readonly at: number
  readonly sequence: number
  readonly tail: number
  /** Writes this byte all over a page of the file. */
  readonly page?: { readonly offset: number; readonly byte: number }
  readonly flushed?: number
  readonly last?: number
}

/** Puts entries into the log by hand and makes both headers name it. */
function withLog(file: SparseFile, entries: readonly MadeEntry[]): SparseFile {
  forgeHeaders(file, (view) => new Uint8Array(view.buffer).set(guidFromText(LOG_GUID), LOG_GUID_AT))
  for (const { at, sequence, tail, page, flushed = file.size, last = file.size } of entries) {
    const pages =
      page === undefined ? [] : [{ offset: page.offset, length: PAGE, bytes: new Uint8Array(PAGE).fill(page.byte) }]
    const facts = {
      logGuid: LOG_GUID,
      sequenceNumber: BigInt(sequence),
      tail,
      flushedFileOffset: flushed,
      lastFileOffset: last,
    }
    const entry = buildLogEntry(facts, pages)
    const untilEnd = Math.min(entry.length, MIB - at)
    file.writeAt(LOG_AT + at, entry.subarray(0, untilEnd))
    file.writeAt(LOG_AT, entry.subarray(untilEnd))
  }
  return file
}

/** A page of the table's region behind the entries, where a log may write what it likes without harm. */
const FREE_PAGE = TABLE_AT + 8 * PAGE

describe('A VHDX whose log holds something', () => {
  it('is read as if it were replayed, and not changed by that', () => {
    const file = dirtyVhdx()
    const writes = file.writes.length
    expect(tableEntry(file, 1)).toBe(0n)
    const disk = openDiskSource(file)
    expect(disk.extentsOf(BLOCK, BLOCK)[0]?.fileOffset).toBeGreaterThan(0)
    expect(bytesAt(disk, 2 * BLOCK + 5, 1)).toEqual(Uint8Array.of(2))
    expect(file.writes).toHaveLength(writes)
  })

  it('is replayed with the first write, once', () => {
    const file = dirtyVhdx()
    expect(logGuids(file)).toContain(NO_LOG)
    expect(new Set(logGuids(file)).size).toBe(2)
    const disk = openForWriting(file)
    disk.writeAt(BLOCK, Uint8Array.of(7))
    expect(tableEntry(file, 1)).not.toBe(0n)
    expect(logGuids(file)).toEqual([NO_LOG, NO_LOG])
    expect(bytesAt(openDiskSource(file), BLOCK, 2)).toEqual(Uint8Array.of(7, 0))
  })

  it('takes its newest sequence, from its tail on, around the end of the log', () => {
    const file = withLog(smallVhdx(), [
      { at: 64 * PAGE, sequence: 3, tail: 64 * PAGE, page: { offset: FREE_PAGE, byte: 1 } },
      { at: MIB - 3 * PAGE, sequence: 7, tail: MIB - 3 * PAGE, page: { offset: FREE_PAGE + PAGE, byte: 2 } },
      { at: MIB - PAGE, sequence: 8, tail: MIB - PAGE, page: { offset: FREE_PAGE + 2 * PAGE, byte: 3 } },
      { at: PAGE, sequence: 9, tail: MIB - PAGE, page: { offset: FREE_PAGE + 3 * PAGE, byte: 4 } },
    ])
    openForWriting(file).writeAt(0, Uint8Array.of(1))
    const bytes = [0, 1, 2, 3].map((page) => bytesAt(file, FREE_PAGE + page * PAGE, PAGE))
    expect(bytes.map((page) => page[0])).toEqual([0, 0, 3, 4])
    expect(bytes.map((page) => page[PAGE - 1])).toEqual([0, 0, 3, 4])
  })

  it('lets later entries win over earlier ones', () => {
    const entries = [1, 2].map((number) => ({
      at: (number - 1) * 2 * PAGE,
      sequence: number,
      tail: 0,
      page: { offset: FREE_PAGE, byte: number },
    }))
    const file = withLog(smallVhdx(), entries)
    openForWriting(file).writeAt(0, Uint8Array.of(1))
    expect(bytesAt(file, FREE_PAGE, 1)).toEqual(Uint8Array.of(2))
  })

  it('lengthens the file as far as the log says', () => {
    const file = smallVhdx()
    const wanted = file.size + 5 * MIB
    withLog(file, [{ at: 0, sequence: 1, tail: 0, last: wanted }])
    openForWriting(file).writeAt(0, Uint8Array.of(1))
    expect(file.size).toBe(wanted)
  })

  it('zeroes what a zero descriptor names', () => {
    const file = smallVhdx()
    file.writeAt(FREE_PAGE, new Uint8Array(3 * PAGE).fill(0xee))
    withLog(file, [{ at: 0, sequence: 1, tail: 0, page: { offset: FREE_PAGE, byte: 0 } }])
    forge(file, LOG_AT, 2 * PAGE, (view) => {
      view.setUint32(8, 2 * PAGE, true)
      view.setUint32(64, 0x6f72657a, true)
      view.setBigUint64(72, BigInt(2 * PAGE), true)
    })
    expect(bytesAt(openDiskSource(file), 0, 1)).toEqual(Uint8Array.of(1))
    openForWriting(file).writeAt(0, Uint8Array.of(1))
    expect(bytesAt(file, FREE_PAGE + 2 * PAGE - 1, 2)).toEqual(Uint8Array.of(0, 0xee))
  })
})

describe('A VHDX whose log cannot be right', () => {
  it.each([
    ['is empty', []],
    ['begins in a sequence that is gone', [{ at: 0, sequence: 5, tail: 8 * PAGE }]],
    ['needs a longer file', [{ at: 0, sequence: 1, tail: 0, flushed: 2 ** 40 }]],
    ['makes the file absurdly long', [{ at: 0, sequence: 1, tail: 0, last: 2 ** 52 }]],
    ['has no sequence number', [{ at: 0, sequence: 0, tail: 0 }]],
    ['writes over a header', [{ at: 0, sequence: 1, tail: 0, page: { offset: HEADERS[1], byte: 1 } }]],
    ['writes over itself', [{ at: 0, sequence: 1, tail: 0, page: { offset: LOG_AT + PAGE, byte: 1 } }]],
    ['writes at no whole page', [{ at: 0, sequence: 1, tail: 0, page: { offset: FREE_PAGE + 512, byte: 1 } }]],
  ] as const)('because it %s is refused', (_, entries: readonly MadeEntry[]) => {
    expect(() => openDiskSource(withLog(smallVhdx(), entries))).toThrow(DAMAGED_LOG)
  })

  it('because one byte of its entry changed is refused', () => {
    const file = dirtyVhdx()
    file.writeAt(LOG_AT + 5000, Uint8Array.of(bytesAt(file, LOG_AT + 5000, 1)[0] === 1 ? 2 : 1))
    expect(() => openDiskSource(file)).toThrow(DAMAGED_LOG)
  })

  it('because its version is unknown is refused, unless it is empty', () => {
    const file = dirtyVhdx()
    forgeHeaders(file, (view) => view.setUint16(64, 1, true))
    expect(() => openDiskSource(file)).toThrow(
      new Fault('target-unsupported', { feature: phrase('vhdx-log-version', { version: 1 }) }),
    )
    const empty = smallVhdx()
    forgeHeaders(empty, (view) => view.setUint16(64, 1, true))
    expect(openDiskSource(empty).size).toBe(5 * BLOCK)
  })

  it('because it would zero more than a GiB is refused', () => {
    const file = withLog(smallVhdx(), [{ at: 0, sequence: 1, tail: 0, page: { offset: FREE_PAGE, byte: 0 } }])
    forge(file, LOG_AT, 2 * PAGE, (view) => {
      view.setUint32(64, 0x6f72657a, true)
      view.setBigUint64(72, 2n ** 31n, true)
    })
    const feature = phrase('vhdx-log-zeroing', { bytes: 2_147_483_648 })
    expect(() => openDiskSource(file)).toThrow(new Fault('target-unsupported', { feature }))
  })

  it('because its entries lie over each other everywhere is refused before all are read', () => {
    const file = smallVhdx()
    const log = new Uint8Array(MIB)
    const view = new DataView(log.buffer)
    for (let at = 0; at < MIB; at += PAGE) {
      view.setUint32(at, 0x65676f6c, true)
      view.setUint32(at + 8, MIB, true)
      view.setBigUint64(at + 16, 1n, true)
      log.set(guidFromText(LOG_GUID), at + 32)
    }
    file.writeAt(LOG_AT, log)
    withLog(file, [])
    expect(() => openDiskSource(file)).toThrow(DAMAGED_LOG)
  })
})

describe('A log entry', () => {
  it('is read as it was built, every byte of its pages too', () => {
    const bytes = Uint8Array.from({ length: PAGE }, (_, index) => index * 7)
    const facts = {
      logGuid: LOG_GUID,
      sequenceNumber: 2n ** 33n + 5n,
      tail: PAGE,
      flushedFileOffset: MIB,
      lastFileOffset: 2 * MIB,
    }
    const pages = Array.from({ length: 126 }, (_, index) => ({ offset: (index + 300) * PAGE, length: PAGE, bytes }))
    const entry = buildLogEntry(facts, pages)
    expect(entry).toHaveLength(127 * PAGE)
    const { logGuid: _, ...told } = facts
    expect(readLogEntry(entry)).toEqual({ ...told, length: 127 * PAGE, updates: pages })
  })
})
