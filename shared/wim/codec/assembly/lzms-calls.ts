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
const LOCK: u8 = 0xf0
const GROUP: u8 = 0xff
const REX_W: u8 = 0x48
const REX_WR: u8 = 0x4c
const LEA: u8 = 0x8d
const MOV: u8 = 0x8b

/** Where each address, by its low 16 bits, was used last. */
const lastUse = memory.data(4 * 65536, 16)

export function restoreAddresses(output: usize, size: usize): void {
  if (size <= SHORTEST) return
  const never = i32x4.splat(-WINDOW - 1)
  for (let at = lastUse; at < lastUse + 4 * 65536; at += 16) v128.store(at, never)
  let lastLikely: i32 = -REACH - 1
  const end = <i32>size - UNTOUCHED_END
  for (let position: i32 = 1; position < end; ) {
    const hits = opcodesAt(output + position)
    if (hits === 0) {
      position += 16
      continue
    }
    position += ctz(hits)
    if (position >= end) return
    const at = output + position
    const opcode = load<u8>(at)
    if (opcode === JUMP) {
      position += 5
      continue
    }
    const opcodeBytes = opcodeBytesAt(at, opcode)
    if (opcodeBytes === 0) {
      position++
      continue
    }
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

/** Bit i tells that byte i of 16 may begin an instruction. */
function opcodesAt(at: usize): i32 {
  const bytes = v128.load(at)
  let found = v128.or(i8x16.eq(bytes, i8x16.splat(CALL)), i8x16.eq(bytes, i8x16.splat(JUMP)))
  found = v128.or(found, v128.or(i8x16.eq(bytes, i8x16.splat(LOCK)), i8x16.eq(bytes, i8x16.splat(GROUP))))
  found = v128.or(found, v128.or(i8x16.eq(bytes, i8x16.splat(REX_W)), i8x16.eq(bytes, i8x16.splat(REX_WR))))
  return i8x16.bitmask(found)
}

/** Bytes of the instruction before its address; 0 when it is none of those that are changed. */
function opcodeBytesAt(at: usize, opcode: u8): usize {
  if (opcode === CALL) return 1
  const second = load<u8>(at + 1)
  const third = load<u8>(at + 2)
  if (opcode === GROUP) return second === 0x15 ? 2 : 0
  if (opcode === LOCK) return second === 0x83 && third === 0x05 ? 3 : 0
  if ((third & 7) !== 5) return 0
  if (second === LEA) return 3
  return second === MOV && opcode === REX_W && third < 0x10 ? 3 : 0
}
