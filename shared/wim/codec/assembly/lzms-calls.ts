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

/** Loaded rather than written where they are used: V8 would make each of them anew for every sixteen bytes. */
const BYTES = memory.data<u8>([0xfe, 0xe8, 0xff, 0x15, 0xf0, 0x83, 0x05, 0xfb, 0x48, 0x8d, 0x07, 0x8b, 0xf7])

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
    position = nextInstruction(output, position, end)
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
 * Where from `position` on an instruction with an address begins, or what is not below `end`: CALL (e8) and JMP (e9), the latter
 * to be skipped; ff 15; f0 83 05; 48 or 4c 8d with a third byte of x5 or xd; 48 8b 05 and 48 8b 0d.
 */
function nextInstruction(output: usize, position: i32, end: i32): i32 {
  const xfe = v128.load_splat<u8>(BYTES, 0)
  const xe8 = v128.load_splat<u8>(BYTES, 1)
  const xff = v128.load_splat<u8>(BYTES, 2)
  const x15 = v128.load_splat<u8>(BYTES, 3)
  const xf0 = v128.load_splat<u8>(BYTES, 4)
  const x83 = v128.load_splat<u8>(BYTES, 5)
  const x05 = v128.load_splat<u8>(BYTES, 6)
  const xfb = v128.load_splat<u8>(BYTES, 7)
  const x48 = v128.load_splat<u8>(BYTES, 8)
  const x8d = v128.load_splat<u8>(BYTES, 9)
  const x07 = v128.load_splat<u8>(BYTES, 10)
  const x8b = v128.load_splat<u8>(BYTES, 11)
  const xf7 = v128.load_splat<u8>(BYTES, 12)
  for (; position < end; position += 16) {
    const first = v128.load(output + position)
    const second = v128.load(output + position, 1)
    // Each of them has its first or second byte in the upper half: text has none.
    if (i8x16.bitmask(v128.or(first, second)) === 0) continue
    const third = v128.load(output + position, 2)
    const branch = i8x16.eq(v128.and(first, xfe), xe8)
    const indirect = v128.and(i8x16.eq(first, xff), i8x16.eq(second, x15))
    const locked = v128.and(v128.and(i8x16.eq(first, xf0), i8x16.eq(second, x83)), i8x16.eq(third, x05))
    const lea = v128.and(
      v128.and(i8x16.eq(v128.and(first, xfb), x48), i8x16.eq(second, x8d)),
      i8x16.eq(v128.and(third, x07), x05),
    )
    const mov = v128.and(v128.and(i8x16.eq(first, x48), i8x16.eq(second, x8b)), i8x16.eq(v128.and(third, xf7), x05))
    const hits = i8x16.bitmask(v128.or(v128.or(branch, indirect), v128.or(v128.or(locked, lea), mov)))
    if (hits !== 0) return position + ctz(hits)
  }
  return position
}
