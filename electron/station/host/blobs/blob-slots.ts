/**
 * Decoded pieces of a job on their way to all who take them: a writer for each sink, and the hasher of large rows. A slot
 * is filled once, read by every taker at its own pace, and free again when the last has let it go. All in shared memory.
 */
export interface BlobSlots {
  readonly count: number
  readonly slotBytes: number
  readonly takers: number
  readonly bytes: Uint8Array
  /** By slot: the unit that lies there, and which piece of it. */
  readonly unit: Int32Array
  readonly piece: Int32Array
  /** By slot: how many hold it; 0 when it is free. */
  readonly holds: Int32Array
  /** By taker, then slot: one of CLAIM. */
  readonly claims: Int32Array
  /** By taker: 1 as long as slots are handed to it. */
  readonly taking: Int32Array
  /** By taker: grows whenever there is something new to look at. */
  readonly news: Int32Array
  /** How often a slot became free, and how many threads wait for one. */
  readonly freed: Int32Array
}

const CLAIM = { none: 0, waiting: 1, taken: 2 } as const
const FREED = { count: 0, starving: 1 } as const

/** How long a waiting thread sleeps before it looks whether the job was stopped. */
const LOOK_INTERVAL_MS = 50

/** `memory` is shared, and holds `count` slots. */
export function createSlots(memory: Uint8Array, count: number, slotBytes: number, takers: number): BlobSlots {
  const table = (length: number) => new Int32Array(new SharedArrayBuffer(length * 4))
  return {
    count,
    slotBytes,
    takers,
    bytes: memory,
    unit: table(count),
    piece: table(count),
    holds: table(count),
    claims: table(takers * count),
    taking: table(takers).fill(1),
    news: table(takers),
    freed: table(2),
  }
}

/** A free slot, held for the caller who fills it; -1 when the job was stopped. */
export function holdFreeSlot(slots: BlobSlots, isStopped: () => boolean): number {
  for (let isStarving = false; ; isStarving = true) {
    const seen = Atomics.load(slots.freed, FREED.count)
    let found = -1
    for (let slot = 0; found < 0 && slot < slots.count; slot++)
      if (Atomics.compareExchange(slots.holds, slot, 0, 1) === 0) found = slot
    if (isStarving) Atomics.sub(slots.freed, FREED.starving, 1)
    if (isStopped()) {
      if (found >= 0) letGo(slots, found)
      return -1
    }
    if (found >= 0) return found
    Atomics.add(slots.freed, FREED.starving, 1)
    Atomics.wait(slots.freed, FREED.count, seen, LOOK_INTERVAL_MS)
  }
}

/** Whether a thread finds no free slot at this moment. */
export function isStarving(slots: BlobSlots): boolean {
  return Atomics.load(slots.freed, FREED.starving) > 0
}

/** Ends the hold of the one who filled the slot. */
export function letGo(slots: BlobSlots, slot: number): void {
  if (Atomics.sub(slots.holds, slot, 1) !== 1) return
  Atomics.add(slots.freed, FREED.count, 1)
  Atomics.notify(slots.freed, FREED.count)
}

/** Hands a filled slot, which the caller still holds, to a taker unless that one has left. */
export function handSlot(slots: BlobSlots, slot: number, taker: number): void {
  const claim = taker * slots.count + slot
  Atomics.add(slots.holds, slot, 1)
  Atomics.store(slots.claims, claim, CLAIM.waiting)
  // A taker that leaves meanwhile may have looked through its claims before this one was there.
  if (Atomics.load(slots.taking, taker) === 0) withdraw(slots, taker, slot)
  else tellNews(slots, taker)
}

/** Wakes a taker, so that it looks again. */
export function tellNews(slots: BlobSlots, taker: number): void {
  Atomics.add(slots.news, taker, 1)
  Atomics.notify(slots.news, taker)
}

/** The waiting slot that lies first in the job, now the taker's until `slotDone`; -1 when nothing waits. */
export function takeSlot(slots: BlobSlots, taker: number, isWanted: (unit: number) => boolean): number {
  let first = -1
  for (let slot = 0; slot < slots.count; slot++) {
    if (Atomics.load(slots.claims, taker * slots.count + slot) !== CLAIM.waiting) continue
    if (!isWanted(slots.unit[slot] ?? 0)) continue
    if (first < 0 || isBefore(slots, slot, first)) first = slot
  }
  const claim = taker * slots.count + first
  if (first < 0 || Atomics.compareExchange(slots.claims, claim, CLAIM.waiting, CLAIM.taken) === CLAIM.waiting)
    return first
  return takeSlot(slots, taker, isWanted)
}

export function slotDone(slots: BlobSlots, taker: number, slot: number): void {
  Atomics.store(slots.claims, taker * slots.count + slot, CLAIM.none)
  letGo(slots, slot)
}

/** What `waitForNews` compares with; read it before looking for slots. */
export function newsOf(slots: BlobSlots, taker: number): number {
  return Atomics.load(slots.news, taker)
}

/** Sleeps until there is something that was not there when `seen` was read, but never for long. */
export function waitForNews(slots: BlobSlots, taker: number, seen: number): void {
  Atomics.wait(slots.news, taker, seen, LOOK_INTERVAL_MS)
}

/** Takes a taker off: no more slots are handed to it, and those that wait for it are let go. */
export function dismissTaker(slots: BlobSlots, taker: number): void {
  Atomics.store(slots.taking, taker, 0)
  for (let slot = 0; slot < slots.count; slot++) withdraw(slots, taker, slot)
  tellNews(slots, taker)
}

export function isTaking(slots: BlobSlots, taker: number): boolean {
  return Atomics.load(slots.taking, taker) === 1
}

/** How many slots wait for the taker or are in its hands. */
export function claimsOf(slots: BlobSlots, taker: number): number {
  let count = 0
  for (let slot = 0; slot < slots.count; slot++)
    if (Atomics.load(slots.claims, taker * slots.count + slot) !== CLAIM.none) count++
  return count
}

function withdraw(slots: BlobSlots, taker: number, slot: number): void {
  const claim = taker * slots.count + slot
  if (Atomics.compareExchange(slots.claims, claim, CLAIM.waiting, CLAIM.none) === CLAIM.waiting) letGo(slots, slot)
}

function isBefore(slots: BlobSlots, a: number, b: number): boolean {
  const unitA = slots.unit[a] ?? 0
  const unitB = slots.unit[b] ?? 0
  return unitA < unitB || (unitA === unitB && (slots.piece[a] ?? 0) < (slots.piece[b] ?? 0))
}
