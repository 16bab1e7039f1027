/**
 * Decoded segments on their way to the one thread that hashes them in order: segment n lies in slot n modulo the slots.
 * A writer waits until its slot's former segment was hashed; segments are taken in order, so the oldest never waits.
 */
export interface BlobRing {
  readonly slots: number
  readonly slotBytes: number
  readonly bytes: Uint8Array
  /** By slot: one more than the segment that lies there ready, 0 for none. */
  readonly ready: Int32Array
  /** One number: segments hashed so far. */
  readonly hashed: Int32Array
}

const MOST_RING_BYTES = 64 << 20
const FEWEST_SLOTS = 2
/** How long a waiting thread sleeps before it looks whether the job was stopped. */
const LOOK_INTERVAL_MS = 50

/** A ring for `threads` writers; without any segments it has no slots. */
export function createRing(segments: number, segmentBytes: number, threads: number): BlobRing {
  const most = Math.max(FEWEST_SLOTS, Math.floor(MOST_RING_BYTES / segmentBytes))
  const slots = Math.min(segments, most, 2 * threads)
  return {
    slots,
    slotBytes: segmentBytes,
    bytes: new Uint8Array(new SharedArrayBuffer(slots * segmentBytes)),
    ready: new Int32Array(new SharedArrayBuffer(slots * 4)),
    hashed: new Int32Array(new SharedArrayBuffer(4)),
  }
}

/** Room for `length` bytes of the segment, once it is free; undefined when the job was stopped. */
export function awaitSlot(
  ring: BlobRing,
  sequence: number,
  length: number,
  isStopped: () => boolean,
): Uint8Array | undefined {
  for (;;) {
    const hashed = Atomics.load(ring.hashed, 0)
    if (isStopped()) return undefined
    if (sequence - hashed < ring.slots) return slotBytes(ring, sequence, length)
    Atomics.wait(ring.hashed, 0, hashed, LOOK_INTERVAL_MS)
  }
}

export function markReady(ring: BlobRing, sequence: number): void {
  const slot = sequence % ring.slots
  Atomics.store(ring.ready, slot, sequence + 1)
  Atomics.notify(ring.ready, slot)
}

/** The segment's bytes, once they are there; undefined when the job was stopped. */
export function awaitSegment(
  ring: BlobRing,
  sequence: number,
  length: number,
  isStopped: () => boolean,
): Uint8Array | undefined {
  const slot = sequence % ring.slots
  for (;;) {
    const ready = Atomics.load(ring.ready, slot)
    if (isStopped()) return undefined
    if (ready === sequence + 1) return slotBytes(ring, sequence, length)
    Atomics.wait(ring.ready, slot, ready, LOOK_INTERVAL_MS)
  }
}

export function markHashed(ring: BlobRing, sequence: number): void {
  Atomics.store(ring.hashed, 0, sequence + 1)
  Atomics.notify(ring.hashed, 0)
}

function slotBytes(ring: BlobRing, sequence: number, length: number): Uint8Array {
  const start = (sequence % ring.slots) * ring.slotBytes
  return ring.bytes.subarray(start, start + length)
}
