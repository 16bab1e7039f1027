// Undoes LZMS's change of x86 addresses from relative to absolute. It runs over every chunk and guesses where code is: where
// two instructions within a window lead to the same address (wimlib's documentation of LZMS).

/** Two uses of one address at most so far apart make code likely. */
const WINDOW: i32 = 65535
/** How far behind the last likely instruction addresses are changed; half as far for CALL. */
const REACH: i32 = 1023
const UNTOUCHED_END: i32 = 16
const SHORTEST: usize = 17

const CALL: u8 = 0xe8
const JUMP: u8 = 0xe9
const JUMP_BYTES: i32 = 5

/** Where each address, by its low 16 bits, was used last. */
const lastUse = memory.data(4 * 65536, 16)

/** In a chunk of `size` bytes, of which only the first `wanted` need be right. */
export function restoreAddresses(output: usize, size: usize, wanted: usize): void {
  if (size <= SHORTEST) return
  const never = i32x4.splat(-WINDOW - 1)
  for (let at = lastUse; at < lastUse + 4 * 65536; at += 16) v128.store(at, never)
  let lastLikely: i32 = -REACH - 1
  const end = min(<i32>size - UNTOUCHED_END, <i32>wanted)
  for (let position: i32 = 1; position < end; ) {
    const hits = instructionsAt(output + position)
    if (hits === 0) {
      position += 16
      continue
    }
    position += ctz(hits)
    if (position >= end) return
    const at = output + position
    const opcode = load<u8>(at)
    if (opcode === JUMP) {
      position += JUMP_BYTES
      continue
    }
    const opcodeBytes: usize = opcode === CALL ? 1 : opcode === 0xff ? 2 : 3
    const address = at + opcodeBytes
    if (position - lastLikely <= (opcode === CALL ? REACH >> 1 : REACH))
      store<u32>(address, load<u32>(address) - <u32>position)
    const use = lastUse + ((<usize>((<u32>position + load<u16>(address)) & 0xffff)) << 2)
    const last = position + <i32>opcodeBytes + 3
    if (last - load<i32>(use) <= WINDOW) lastLikely = last
    store<i32>(use, last)
    position = last + 1
  }
}

/**
 * Bit i tells that an instruction with an address begins at byte i of 16: CALL (e8) and JMP (e9), the latter to be skipped;
 * ff 15; f0 83 05; 48 or 4c 8d with a third byte of x5 or xd; 48 8b 05 and 48 8b 0d.
 */
function instructionsAt(at: usize): i32 {
  const first = v128.load(at)
  const second = v128.load(at, 1)
  const third = v128.load(at, 2)
  const branch = i8x16.eq(v128.and(first, i8x16.splat(<i8>0xfe)), i8x16.splat(<i8>CALL))
  const indirect = v128.and(i8x16.eq(first, i8x16.splat(<i8>0xff)), i8x16.eq(second, i8x16.splat(0x15)))
  const locked = v128.and(
    v128.and(i8x16.eq(first, i8x16.splat(<i8>0xf0)), i8x16.eq(second, i8x16.splat(<i8>0x83))),
    i8x16.eq(third, i8x16.splat(0x05)),
  )
  const lea = v128.and(
    v128.and(
      i8x16.eq(v128.and(first, i8x16.splat(<i8>0xfb)), i8x16.splat(0x48)),
      i8x16.eq(second, i8x16.splat(<i8>0x8d)),
    ),
    i8x16.eq(v128.and(third, i8x16.splat(0x07)), i8x16.splat(0x05)),
  )
  const mov = v128.and(
    v128.and(i8x16.eq(first, i8x16.splat(0x48)), i8x16.eq(second, i8x16.splat(<i8>0x8b))),
    i8x16.eq(v128.and(third, i8x16.splat(<i8>0xf7)), i8x16.splat(0x05)),
  )
  return i8x16.bitmask(v128.or(v128.or(branch, indirect), v128.or(v128.or(locked, lea), mov)))
}
