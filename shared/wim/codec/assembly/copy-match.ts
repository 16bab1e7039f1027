/** Bytes behind the output that a copy may scribble over. */
export const OUTPUT_SLACK: usize = 64

/** Copies `length` bytes from `distance` bytes back; may write up to 15 bytes too many. */
export function copyMatch(to: usize, distance: usize, length: usize): void {
  let from = to - distance
  const end = to + length
  if (distance >= 16) {
    do {
      v128.store(to, v128.load(from))
      to += 16
      from += 16
    } while (to < end)
  } else if (distance >= 8) {
    do {
      store<u64>(to, load<u64>(from))
      to += 8
      from += 8
    } while (to < end)
  } else if (distance === 1) {
    const wide = i8x16.splat(load<i8>(from))
    do {
      v128.store(to, wide)
      to += 16
    } while (to < end)
  } else {
    do {
      store<u8>(to++, load<u8>(from++))
    } while (to < end)
  }
}
