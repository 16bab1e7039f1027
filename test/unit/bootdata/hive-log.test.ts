import { describe, expect, it } from 'vitest'
import { hiveChecksum } from '../../../shared/bootdata/hive-base.ts'
import { readHiveLog } from '../../../shared/bootdata/hive-log.ts'

/** A log whose head has the sequence number of its first entry; entries of 512 bytes. */
function log(entries: readonly number[], sequence = entries[0] ?? 1, mark = 'HvLE'): Uint8Array {
  const bytes = new Uint8Array(512 * (entries.length + 2))
  const view = new DataView(bytes.buffer)
  bytes.set(new TextEncoder().encode('regf'))
  view.setUint32(4, sequence, true)
  view.setUint32(8, sequence, true)
  view.setUint32(0x1c, 6, true)
  view.setUint32(0x1fc, hiveChecksum(bytes), true)
  for (const [index, number] of entries.entries()) {
    const at = 512 * (index + 1)
    bytes.set(new TextEncoder().encode(mark), at)
    view.setUint32(at + 4, 512, true)
    view.setUint32(at + 12, number, true)
  }
  return bytes
}

describe('logs of a hive', () => {
  it('are empty without a byte, with zeros, and with a head alone', () => {
    expect(readHiveLog(new Uint8Array(0))).toEqual({ kind: 'empty' })
    expect(readHiveLog(new Uint8Array(4096))).toEqual({ kind: 'empty' })
    expect(readHiveLog(log([]))).toEqual({ kind: 'empty' })
    expect(readHiveLog(log([]).subarray(0, 512))).toEqual({ kind: 'empty' })
  })

  it('tell how many changes they hold, and up to which one', () => {
    expect(readHiveLog(log([109]))).toEqual({ kind: 'changes', entries: 1, sequence: 109 })
    expect(readHiveLog(log([109, 110, 111]))).toEqual({ kind: 'changes', entries: 3, sequence: 111 })
  })

  it('end where the numbers do not go on: what follows is of an earlier round', () => {
    expect(readHiveLog(log([109, 110, 97]))).toEqual({ kind: 'changes', entries: 2, sequence: 110 })
  })

  it('of the older kind hold one change', () => {
    expect(readHiveLog(log([7], 7, 'DIRT'))).toEqual({ kind: 'changes', entries: 1, sequence: 7 })
  })

  it('are damaged as something else, cut short, or with a changed head', () => {
    expect(readHiveLog(new TextEncoder().encode('x'.repeat(600)))).toEqual({ kind: 'damaged' })
    expect(readHiveLog(log([1]).subarray(0, 300))).toEqual({ kind: 'damaged' })
    const changed = log([1])
    changed[8] = 9
    expect(readHiveLog(changed)).toEqual({ kind: 'damaged' })
  })

  it('are read to an end, whatever byte of an entry changed', () => {
    for (let at = 512; at < 512 + 48; at++) {
      for (const value of [0, 1, 0x7f, 0xff]) {
        const bytes = log([5, 6])
        bytes[at] = value
        expect(['empty', 'changes']).toContain(readHiveLog(bytes).kind)
      }
    }
  })
})
