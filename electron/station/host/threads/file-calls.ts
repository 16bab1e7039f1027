/** Whose file a thread waits for the system for; `folder` is the station's own, `file` any other that was named. */
export type Place = 'media' | 'target' | 'folder' | 'file'

/** How long a thread may be in one call of the file system before nobody waits for it any more. */
export interface Patience {
  readonly silentMs: number
  /** The same for a call that waits until all that was written lies on the disk: a slow one has much to catch up with. */
  readonly flushMs: number
}

/** The calls of one thread, in memory that another watches, and the patience with those of the threads that it starts. */
export interface FileCalls {
  readonly cells: Int32Array
  readonly patience: Patience
}

/** What a thread is in at this moment. */
export interface CallNow {
  readonly place: Place
  readonly isFlush: boolean
  /** Grows with each call. */
  readonly count: number
}

export const PATIENCE: Patience = { silentMs: 60_000, flushMs: 1_800_000 }

const PLACES: readonly Place[] = ['media', 'target', 'folder', 'file']
/** `inside` is 0 outside of any call, else the place's number from 1, and `FLUSH` where it waits for the disk. */
const CELL = { inside: 0, count: 1 } as const
const FLUSH = 8

export function newFileCalls(patience: Patience): FileCalls {
  return { cells: new Int32Array(new SharedArrayBuffer(4 * Object.keys(CELL).length)), patience }
}

let own = newFileCalls(PATIENCE)

/** To be called first in a thread whose starter watches it. */
export function tellCallsIn(calls: FileCalls): void {
  own = calls
}

/** The patience with the calls of threads that this one starts. */
export function ownPatience(): Patience {
  return own.patience
}

/** Makes a call of the file system that may never return, so that whoever watches this thread can tell. */
export function inCall<Value>(place: Place, call: () => Value): Value {
  return inside(PLACES.indexOf(place) + 1, call)
}

/** The same for a call that waits for the disk. */
export function inFlush<Value>(place: Place, call: () => Value): Value {
  return inside((PLACES.indexOf(place) + 1) | FLUSH, call)
}

function inside<Value>(what: number, call: () => Value): Value {
  const before = Atomics.exchange(own.cells, CELL.inside, what)
  Atomics.add(own.cells, CELL.count, 1)
  try {
    return call()
  } finally {
    Atomics.store(own.cells, CELL.inside, before)
  }
}

/** Undefined when the thread is in no call: whatever it does then, it does itself. */
export function callNow({ cells }: FileCalls): CallNow | undefined {
  const what = Atomics.load(cells, CELL.inside)
  const place = PLACES[(what & ~FLUSH) - 1]
  return place && { place, isFlush: (what & FLUSH) !== 0, count: Atomics.load(cells, CELL.count) }
}
