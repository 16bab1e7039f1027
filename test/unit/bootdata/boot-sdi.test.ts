import { describe, expect, it } from 'vitest'
import { bootSdi, readBootSdi } from '../../../shared/bootdata/boot-sdi.ts'
import { memoryDevice } from '../../../shared/bytes/byte-source.ts'
import type { Fact } from '../../../shared/phrase/fact.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'

const PATH = '\\boot\\boot.sdi'
const read = (bytes: Uint8Array) => readBootSdi(memoryDevice(bytes), PATH)
const damaged = (part: Fact) =>
  expect.objectContaining({ code: 'boot-sdi-damaged', facts: { path: PATH, part } }) as Error

describe('RAM disk descriptions', () => {
  it('of our own have their form, with room for a volume', () => {
    expect(read(bootSdi())).toEqual({ volumeBytes: 4096, fileSystem: 'no file system in it' })
  })

  it('tell the file system of their volume, wherever its entry stands', () => {
    const bytes = bootSdi()
    bytes.copyWithin(0x440, 0x400, 0x440)
    bytes.fill(0, 0x400, 0x440)
    bytes.set(new TextEncoder().encode('NTFS    '), 0x2003)
    expect(read(bytes)).toEqual({ volumeBytes: 4096, fileSystem: 'NTFS' })
  })

  it('are refused as something else, cut short, or without a volume in them', () => {
    expect(() => read(new Uint8Array(0))).toThrow(damaged(phrase('signature')))
    expect(() => read(new TextEncoder().encode('$SDI0001'))).toThrow(damaged(phrase('signature')))
    const other = bootSdi()
    other[7] = 0x32
    expect(() => read(other)).toThrow(damaged(phrase('signature')))
    expect(() => read(bootSdi().subarray(0, 0x2fff))).toThrow(damaged(phrase('sdi-volume-outside')))
    const inHead = bootSdi()
    inHead.fill(0, 0x410, 0x418)
    expect(() => read(inHead)).toThrow(damaged(phrase('sdi-volume-outside')))
    const none = bootSdi()
    none[0x400] = 0
    expect(() => read(none)).toThrow(damaged(phrase('sdi-without-volume')))
  })
})
