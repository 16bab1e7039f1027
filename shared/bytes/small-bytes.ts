/** Memory of its own costs a small array more than its bytes do; so many share one piece. */
const POOL_BYTES = 64 << 10

let pool = new Uint8Array(0)
let used = 0

/** Zeros for short use, by the hundred thousand: arrays of some hundred bytes that share memory, at multiples of 8. */
export function smallBytes(length: number): Uint8Array {
  if (length > POOL_BYTES / 16) return new Uint8Array(length)
  if (used + length > pool.length) {
    pool = new Uint8Array(POOL_BYTES)
    used = 0
  }
  const bytes = pool.subarray(used, used + length)
  used += Math.ceil(length / 8) * 8
  return bytes
}

/** Does work whose small arrays nobody needs when it is done: the next ones get their memory. */
export function passingBytes(work: () => void): void {
  const before = pool
  const from = used
  work()
  if (pool === before) {
    pool.fill(0, from, used)
    used = from
  }
}
