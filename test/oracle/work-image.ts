import { closeSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs'
import type { Recorded } from './write-recording.ts'

const PAGE_BYTES = 1 << 16
const SECTOR_BYTES = 512

/** An image file that is brought back to how its base is, as often as wanted. */
export interface WorkImage {
  /** Writes what is left of a recording. */
  apply(log: readonly Recorded[]): void
  /** Notes what somebody else has written. */
  touch(log: readonly Recorded[]): void
  restore(): void
  close(): void
}

/** `path` is a copy of `base`, which nobody writes. */
export function openWorkImage(base: string, path: string): WorkImage {
  const original = openSync(base, 'r')
  const file = openSync(path, 'r+')
  const { size } = fstatSync(original)
  const page = new Uint8Array(PAGE_BYTES)
  const dirty = new Set<number>()
  const touch = (log: readonly Recorded[]) => {
    for (const entry of log) {
      if (entry.kind === 'flush') continue
      const end = entry.offset + entry.bytes.length
      for (let number = Math.floor(entry.offset / PAGE_BYTES); number * PAGE_BYTES < end; number++) dirty.add(number)
    }
  }
  return {
    apply(log) {
      touch(log)
      for (const entry of log)
        if (entry.kind === 'write') writeSync(file, entry.bytes, 0, entry.bytes.length, entry.offset)
    },
    touch,
    restore() {
      for (const number of dirty) {
        const count = readSync(original, page, 0, PAGE_BYTES, number * PAGE_BYTES)
        writeSync(file, page, 0, count, number * PAGE_BYTES)
      }
      ftruncateSync(file, size)
      dirty.clear()
    },
    close() {
      closeSync(file)
      closeSync(original)
    },
  }
}

/**
 * What of a recording lies on the disk when the power fails during entry `cut`: everything before the last flush, and of
 * each later write nothing, all, or any of its sectors.
 */
export function surviving(log: readonly Recorded[], cut: number, random: () => number): readonly Recorded[] {
  const flushed = log.slice(0, cut).findLastIndex(({ kind }) => kind === 'flush') + 1
  const safe = log.slice(0, flushed)
  const atRisk = log.slice(flushed, cut + 1).flatMap((entry) => (entry.kind === 'write' ? torn(entry, random) : []))
  return [...safe, ...atRisk]
}

function torn(entry: Extract<Recorded, { kind: 'write' }>, random: () => number): readonly Recorded[] {
  const fate = random()
  if (fate < 0.25) return []
  if (fate < 0.5) return [entry]
  const { offset, bytes } = entry
  const end = offset + bytes.length
  const parts: Recorded[] = []
  const ordered = fate < 0.75 ? random() * bytes.length : undefined
  for (let at = offset; at < end; ) {
    const next = Math.min(end, (Math.floor(at / SECTOR_BYTES) + 1) * SECTOR_BYTES)
    const survives = ordered === undefined ? random() < 0.5 : at - offset < ordered
    if (survives) parts.push({ kind: 'write', offset: at, bytes: bytes.subarray(at - offset, next - offset) })
    at = next
  }
  return parts
}

/** Numbers from 0 to 1 that a seed tells (Mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
