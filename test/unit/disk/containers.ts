import { openDisk } from '../../../shared/disk/open-disk.ts'
import { createVhdDynamic, createVhdFixed } from '../../../shared/disk/vhd/create-vhd.ts'
import { createVhdx } from '../../../shared/disk/vhdx/create-vhdx.ts'
import type { VirtualDisk } from '../../../shared/disk/virtual-disk.ts'
import { type SparseFile, sparseFile } from './sparse-file.ts'

export const MIB = 1 << 20
const UNIQUE_ID = '01234567-89ab-4cde-8f01-23456789abcd'
const CREATED_AT = new Date('2026-03-01T12:00:00Z')

/** GUIDs that can be told from one another: 1, 2, 3… */
export function guidCounter(): () => string {
  let number = 0
  return () => `00000000-0000-4000-8000-${String(++number).padStart(12, '0')}`
}

export const KINDS = ['vhd-fixed', 'vhd-dynamic', 'vhdx-fixed', 'vhdx-dynamic'] as const
export type Kind = (typeof KINDS)[number]

/** An empty disk of a kind in a file in memory. */
export function makeContainer(kind: Kind, bytes: number, sectorSize: 512 | 4096 = 512): SparseFile {
  const file = sparseFile()
  const facts = { bytes, uniqueId: UNIQUE_ID, createdAt: CREATED_AT }
  if (kind === 'vhd-fixed') createVhdFixed(file, facts)
  else if (kind === 'vhd-dynamic') createVhdDynamic(file, facts)
  else {
    const isFixed = kind === 'vhdx-fixed'
    createVhdx(file, { bytes, sectorSize, physicalSectorSize: 4096, isFixed }, guidCounter())
  }
  return file
}

export function openForWriting(file: SparseFile, newGuid = guidCounter()): VirtualDisk {
  return openDisk(file, { newGuid })
}

export function bytesAt(source: { readAt(offset: number, into: Uint8Array): number }, offset: number, length: number) {
  const bytes = new Uint8Array(length).fill(0x5a)
  const count = source.readAt(offset, bytes)
  return bytes.subarray(0, count)
}

/** Numbers that look random and are the same in every run. */
export function pseudoRandom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
