/** A range of a disk, in bytes. */
export interface Place {
  readonly firstByte: number
  readonly byteLength: number
}

/** Whether all ranges lie between `start` and `end`, none is empty and none lies in another. */
export function areApart(places: readonly Place[], start: number, end: number): boolean {
  let free = start
  for (const { firstByte, byteLength } of places.toSorted((a, b) => a.firstByte - b.firstByte)) {
    if (firstByte < free || byteLength <= 0 || firstByte + byteLength > end) return false
    free = firstByte + byteLength
  }
  return true
}
