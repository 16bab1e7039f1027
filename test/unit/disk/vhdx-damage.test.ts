import { describe, expect, it } from 'vitest'
import { Fault } from '../../../shared/bytes/fault.ts'
import { openDiskSource } from '../../../shared/disk/open-disk.ts'
import type { Fact } from '../../../shared/phrase/fact.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'
import { MIB } from './containers.ts'
import {
  forge,
  HEADERS,
  ITEMS_AT,
  METADATA_AT,
  REGION_TABLES,
  setTableEntry,
  smallVhdx,
  tableEntry,
} from './vhdx-file.ts'

const DAMAGED = (part: Fact) => new Fault('target-damaged', { part })
const UNSUPPORTED = (feature: Fact) => new Fault('target-unsupported', { feature })
const PRESENT = 6n

const u32 = (value: number) => new Uint8Array(Uint32Array.of(value).buffer)

describe('A block of a hostile VHDX', () => {
  it.each([
    ['in a reserved state', (entry: bigint) => (entry & ~7n) | 4n],
    ['partly in a parent', (entry: bigint) => entry | 7n],
    ['outside the file', (entry: bigint) => entry + (1n << 40n)],
    ['past what a file can have', () => (2n ** 44n - 1n) * 2n ** 20n + PRESENT],
    ['over the headers', () => PRESENT],
    ['over the log', () => (1n << 20n) | PRESENT],
    ['over another block', (entry: bigint) => entry + (1n << 20n) * 31n],
    ['where another is', (entry: bigint) => entry],
  ])('%s makes the table a damaged one', (_, change) => {
    const file = smallVhdx()
    setTableEntry(file, 1, change(tableEntry(file, 0)))
    expect(() => openDiskSource(file)).toThrow(DAMAGED(phrase('vhdx-block-table')))
  })
})

describe('A hostile VHDX', () => {
  it('without a valid header is refused', () => {
    const file = smallVhdx()
    for (const at of HEADERS) file.writeAt(at + 20, Uint8Array.of(0xee))
    expect(() => openDiskSource(file)).toThrow(DAMAGED(phrase('vhdx-header')))
  })

  it.each([
    ['version 2', (view: DataView) => view.setUint16(66, 2, true), UNSUPPORTED(phrase('vhdx-version', { version: 2 }))],
    ['no log', (view: DataView) => view.setUint32(68, 0, true), DAMAGED(phrase('vhdx-header'))],
    [
      'a log outside the file',
      (view: DataView) => view.setBigUint64(72, 2n ** 60n, true),
      DAMAGED(phrase('vhdx-header')),
    ],
    ['a log over the headers', (view: DataView) => view.setBigUint64(72, 0n, true), DAMAGED(phrase('vhdx-header'))],
    [
      'a log over the metadata',
      (view: DataView) => view.setBigUint64(72, BigInt(METADATA_AT), true),
      DAMAGED(phrase('vhdx-block-table')),
    ],
  ])('of %s is refused', (_, change, fault) => {
    const file = smallVhdx()
    for (const at of HEADERS) forge(file, at, 4096, change)
    expect(() => openDiskSource(file)).toThrow(fault)
  })

  it.each([
    ['no regions', (view: DataView) => view.setUint32(8, 0, true), DAMAGED(phrase('vhdx-region-table'))],
    ['too many regions', (view: DataView) => view.setUint32(8, 2048, true), DAMAGED(phrase('vhdx-region-table'))],
    [
      'a region outside the file',
      (view: DataView) => view.setBigUint64(32, 2n ** 50n, true),
      DAMAGED(phrase('vhdx-region-table')),
    ],
    [
      'a region at no whole MiB',
      (view: DataView) => view.setBigUint64(32, 3n * 2n ** 20n + 512n, true),
      DAMAGED(phrase('vhdx-region-table')),
    ],
    [
      'regions over each other',
      (view: DataView) => view.setBigUint64(32, BigInt(METADATA_AT), true),
      DAMAGED(phrase('vhdx-block-table')),
    ],
    [
      'an unknown region that it needs',
      (view: DataView) => view.setUint32(16, 0x12345678, true),
      UNSUPPORTED(phrase('vhdx-region', { guid: '12345678-f623-4200-9d64-115e9bfd4a08' })),
    ],
  ])('with %s is refused', (_, change, fault) => {
    const file = smallVhdx()
    for (const at of REGION_TABLES) forge(file, at, 64 * 1024, change)
    expect(() => openDiskSource(file)).toThrow(fault)
  })

  it.each([
    ['a parent', ITEMS_AT + 4, u32(2), UNSUPPORTED(phrase('vhdx-differencing'))],
    ['blocks of 3 MiB', ITEMS_AT, u32(3 * MIB), DAMAGED(phrase('vhdx-metadata'))],
    ['blocks of 512 MiB', ITEMS_AT, u32(512 * MIB), DAMAGED(phrase('vhdx-metadata'))],
    ['a disk of no bytes', ITEMS_AT + 8, new Uint8Array(8), DAMAGED(phrase('vhdx-metadata'))],
    ['a disk of 16 EiB', ITEMS_AT + 8, new Uint8Array(8).fill(0xff), DAMAGED(phrase('vhdx-metadata'))],
    ['a disk of half sectors', ITEMS_AT + 8, u32(100), DAMAGED(phrase('vhdx-metadata'))],
    ['a disk larger than its table', ITEMS_AT + 13, Uint8Array.of(0x10), DAMAGED(phrase('vhdx-block-table'))],
    ['sectors of 1024 bytes', ITEMS_AT + 32, u32(1024), DAMAGED(phrase('vhdx-metadata'))],
    ['no signature', METADATA_AT, u32(0), DAMAGED(phrase('vhdx-metadata'))],
    ['an item outside its region', METADATA_AT + 32 + 16, u32(MIB - 4), DAMAGED(phrase('vhdx-metadata'))],
    ['an item in its table', METADATA_AT + 32 + 16, u32(32), DAMAGED(phrase('vhdx-metadata'))],
    ['an item that is too short', METADATA_AT + 32 + 20, u32(4), DAMAGED(phrase('vhdx-metadata'))],
    ['too many items', METADATA_AT + 10, Uint8Array.of(0, 8), DAMAGED(phrase('vhdx-metadata'))],
    [
      'an unknown item that it needs',
      METADATA_AT + 32,
      u32(0x12345678),
      UNSUPPORTED(phrase('vhdx-metadata-item', { guid: '12345678-fa36-4d43-b3b6-33f0aa44e76b' })),
    ],
  ])('with %s is refused', (_, at, bytes, fault) => {
    const file = smallVhdx()
    file.writeAt(at, bytes)
    expect(() => openDiskSource(file)).toThrow(fault)
  })

  it('of more blocks than any target has is refused before its table is read', () => {
    const file = smallVhdx()
    file.writeAt(ITEMS_AT, u32(MIB))
    file.writeAt(ITEMS_AT + 8, Uint8Array.of(0, 0, 0, 0, 0, 0x20))
    expect(() => openDiskSource(file)).toThrow(UNSUPPORTED(phrase('vhdx-of-blocks', { blocks: 33_554_432 })))
  })
})
