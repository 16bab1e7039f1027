// Undoes what the compressor did to the targets of x86 CALL instructions (MS-PATCH 2.5; WIM fixes the file size).

const CALL: u8 = 0xe8
/** The size that WIM gives for every chunk (wimlib's description of WIM's LZX). */
const TRANSLATION_SIZE: i32 = 12000000
/** Bytes at the end of a chunk in which no instruction is translated. */
const UNTOUCHED_END: usize = 10

export function restoreCalls(output: usize, size: usize): void {
  if (size <= UNTOUCHED_END) return
  const end = output + size - UNTOUCHED_END
  const wanted = i8x16.splat(<i8>CALL)
  for (let at = output; at < end; ) {
    const hits = i8x16.bitmask(i8x16.eq(v128.load(at), wanted))
    if (hits === 0) {
      at += 16
      continue
    }
    at += ctz(hits)
    if (at >= end) return
    const position = <i32>(at - output)
    const target = load<i32>(at + 1)
    if (target >= 0) {
      if (target < TRANSLATION_SIZE) store<i32>(at + 1, target - position)
    } else if (target >= -position) store<i32>(at + 1, target + TRANSLATION_SIZE)
    at += 5
  }
}
