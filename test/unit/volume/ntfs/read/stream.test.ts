import { describe, expect, it } from 'vitest'
import { readExactly } from '../../../../../shared/bytes/byte-source.ts'
import { phrase } from '../../../../../shared/phrase/phrase.ts'
import { ATTRIBUTE, HEADER } from '../../../../../shared/volume/ntfs/layout.ts'
import { findPath } from '../../../../../shared/volume/ntfs/read/find.ts'
import { readSmall } from '../../../../../shared/volume/ntfs/read/read-small.ts'
import { streamSource } from '../../../../../shared/volume/ntfs/read/stream.ts'
import { faultOf } from '../volumes.ts'
import { attributeAt, editRecord, type MadeVolume, makeVolume, noise, recordOf, text } from './made-volume.ts'

function sourceOf(volume: MadeVolume, path: string, stream?: string) {
  const reader = volume.open()
  const file = findPath(reader, path)
  if (file === undefined) throw new Error(`no ${path}`)
  return streamSource(reader, file, stream)
}

describe('A file', () => {
  const volume = makeVolume()

  it.each(['\\sources\\boot.wim', 'SOURCES/BOOT.WIM', '/Sources\\Boot.Wim\\'])('is found as %s', (path) => {
    expect(findPath(volume.open(), path)).toMatchObject({ isDirectory: false })
  })

  it('is found by its DOS name', () => {
    expect(recordOf(volume, '\\alongn~1.tex')).toBe(recordOf(volume, '\\A LONG NAME.TEXT'))
  })

  it.each(['\\sources\\boot.wi', '\\boot.wim', '\\empty\\x', '\\sources\\..\\empty'])('is not found as %s', (path) => {
    expect(findPath(volume.open(), path)).toBeUndefined()
  })

  it('is read from any place, and no further than its end', () => {
    const content = noise(70_001, 1)
    const source = sourceOf(volume, '\\sources\\boot.wim')
    expect(source.size).toBe(content.length)
    for (const [offset, length] of [
      [0, 70_001],
      [1, 1],
      [4095, 2],
      [65_000, 5001],
      [70_000, 1],
    ] as const)
      expect(readExactly(source, offset, length)).toEqual(content.subarray(offset, offset + length))
    const into = new Uint8Array(10).fill(7)
    expect(source.readAt(69_998, into)).toBe(3)
    expect(into.subarray(3)).toEqual(new Uint8Array(7).fill(7))
    expect(source.readAt(80_000, into)).toBe(0)
  })

  it('is read whole when it is small enough', () => {
    expect(readSmall(volume.open(), '\\sources\\small.ini', 5)).toEqual(text('small'))
    expect(readSmall(volume.open(), '\\empty', 0)).toEqual(new Uint8Array(0))
    for (const path of ['\\sources\\boot.wim', '\\sources', '\\nothing'])
      expect(readSmall(volume.open(), path, 5)).toBeUndefined()
  })

  it('has its named streams', () => {
    expect(readExactly(sourceOf(volume, '\\streams', 'side'), 0, 9000)).toEqual(noise(9000, 3))
    expect(readExactly(sourceOf(volume, '\\folder', 's'), 0, 1)).toEqual(text('x'))
    expect(sourceOf(volume, '\\streams', 'none').size).toBe(0)
  })
})

describe('A stream', () => {
  const made = () => makeVolume([{ path: '\\a', bytes: noise(20_000, 1) }])
  const editData = (volume: MadeVolume, change: (view: DataView, at: number) => void) =>
    editRecord(volume, recordOf(volume, '\\a'), (_, view) => change(view, attributeAt(view, ATTRIBUTE.data)))

  it('reads as zeros where it was never written', () => {
    const volume = made()
    editData(volume, (view, at) => view.setBigUint64(at + HEADER.initializedSize, 5000n, true))
    const expected = noise(20_000, 1).fill(0, 5000)
    expect(readExactly(sourceOf(volume, '\\a'), 0, 20_000)).toEqual(expected)
    expect(readExactly(sourceOf(volume, '\\a'), 4999, 3)).toEqual(expected.subarray(4999, 5002))
    expect(readExactly(sourceOf(volume, '\\a'), 19_000, 3)).toEqual(new Uint8Array(3))
  })

  it('reads as zeros where it has no clusters', () => {
    const volume = made()
    editData(volume, (view, at) => {
      const runs = at + view.getUint16(at + HEADER.runsOffset, true)
      for (const [i, byte] of [0x01, 5, 0].entries()) view.setUint8(runs + i, byte)
    })
    expect(readExactly(sourceOf(volume, '\\a'), 0, 20_000)).toEqual(new Uint8Array(20_000))
  })

  it.each([
    ['compressed', 0x0001],
    ['encrypted', 0x4000],
  ])('is not given when it is %s', (_, flag) => {
    const volume = made()
    editData(volume, (view, at) => view.setUint16(at + HEADER.flags, flag, true))
    expect(faultOf(() => sourceOf(volume, '\\a'))).toEqual({
      code: 'target-unsupported',
      feature: phrase('compressed-or-encrypted'),
    })
  })

  it('is given when it is only marked as sparse', () => {
    const volume = made()
    editData(volume, (view, at) => view.setUint16(at + HEADER.flags, 0x8000, true))
    expect(readExactly(sourceOf(volume, '\\a'), 0, 20_000)).toEqual(noise(20_000, 1))
  })
})
