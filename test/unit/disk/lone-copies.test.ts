import { describe, expect, it } from 'vitest'
import { Fault } from '../../../shared/bytes/fault.ts'
import { refuseLoneCopies } from '../../../shared/disk/lone-copies.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'
import { MIB, makeContainer, openForWriting } from './containers.ts'
import { sparseFile } from './sparse-file.ts'

const KIB = 1024
const FOOTER = new Fault('target-damaged', { part: phrase('vhd-footer') })
const HEADER = new Fault('target-damaged', { part: phrase('vhdx-header') })
const REGIONS = new Fault('target-damaged', { part: phrase('vhdx-region-table') })

describe('A container that keeps something twice', () => {
  it.each([
    ['vhd-dynamic', 100, FOOTER],
    ['vhd-dynamic', -300, FOOTER],
    ['vhd-fixed', -300, FOOTER],
    ['vhdx-dynamic', 64 * KIB + 20, HEADER],
    ['vhdx-dynamic', 128 * KIB + 20, HEADER],
    ['vhdx-dynamic', 192 * KIB + 40, REGIONS],
    ['vhdx-fixed', 256 * KIB + 40, REGIONS],
  ] as const)('is refused with one of the two damaged: %s at %i', (kind, at, fault) => {
    const file = makeContainer(kind, 16 * MIB)
    openForWriting(file).writeAt(0, Uint8Array.of(1))
    expect(() => refuseLoneCopies(file)).not.toThrow()
    file.writeAt(at < 0 ? file.size + at : at, Uint8Array.of(0xa5))
    expect(() => refuseLoneCopies(file)).toThrow(fault)
  })

  it.each([192, 256])('gets both of its region tables again with the first write: the one at %i KiB', (kib) => {
    const file = makeContainer('vhdx-dynamic', 16 * MIB)
    file.writeAt(kib * KIB, new Uint8Array(KIB))
    openForWriting(file).writeAt(0, Uint8Array.of(1))
    expect(() => refuseLoneCopies(file)).not.toThrow()
  })

  it('may be a raw image, which keeps nothing twice', () => {
    expect(() => refuseLoneCopies(sparseFile())).not.toThrow()
  })
})
