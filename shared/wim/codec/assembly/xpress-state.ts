// Where the decoding of a chunk of XPRESS stands: what its two loops hand to each other.

export const STATE_BYTES: usize = 32
/** Bits not yet consumed, the next one at the top (eight bytes). */
export const BITS: usize = 0
/** How many of them were counted as loaded. */
export const BIT_COUNT: usize = 8
/** Addresses: the next input unit, the next output byte, the ends of both, and where the output begins. */
export const INPUT_AT: usize = 12
export const OUTPUT_AT: usize = 16
export const INPUT_END: usize = 20
export const OUTPUT_END: usize = 24
export const OUTPUT: usize = 28

export function openState(state: usize, input: usize, inputEnd: usize, output: usize, size: usize): void {
  store<u64>(state, 0, BITS)
  store<u32>(state, 0, BIT_COUNT)
  store<u32>(state, input, INPUT_AT)
  store<u32>(state, output, OUTPUT_AT)
  store<u32>(state, inputEnd, INPUT_END)
  store<u32>(state, output + size, OUTPUT_END)
  store<u32>(state, output, OUTPUT)
}

export function isDone(state: usize): bool {
  return load<u32>(state, OUTPUT_AT) >= load<u32>(state, OUTPUT_END)
}
