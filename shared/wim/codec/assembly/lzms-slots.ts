// Values that LZMS codes as a slot and extra bits. Each list says how many slots in a row lie 1, 2, 4, 8 ... apart
// (wimlib's documentation of LZMS; the lists are part of the format).
const OFFSET_RUNS = memory.data<u8>([9, 0, 9, 7, 10, 15, 15, 20, 20, 30, 33, 40, 42, 45, 60, 73, 80, 85, 95, 105, 6])
const LENGTH_RUNS = memory.data<u8>([27, 4, 6, 4, 5, 2, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 1])
const OFFSET_RUN_COUNT: u32 = 21
const LENGTH_RUN_COUNT: u32 = 17

export const MOST_OFFSET_SLOTS: u32 = 799
export const LENGTH_SLOTS: u32 = 54
/** Extra bits of the last slot, whose end no next slot tells. */
const LAST_OFFSET_BITS: u8 = 30
const LAST_LENGTH_BITS: u8 = 30

export const offsetBase = memory.data(4 * 800, 4)
export const offsetBits = memory.data(800)
export const lengthBase = memory.data(4 * 56, 4)
export const lengthBits = memory.data(56)

fillSlots(OFFSET_RUNS, OFFSET_RUN_COUNT, offsetBase, offsetBits, LAST_OFFSET_BITS)
fillSlots(LENGTH_RUNS, LENGTH_RUN_COUNT, lengthBase, lengthBits, LAST_LENGTH_BITS)

function fillSlots(runs: usize, runCount: u32, bases: usize, bits: usize, lastBits: u8): void {
  let base: u32 = 0
  let slot: u32 = 0
  for (let power: u32 = 0; power < runCount; power++) {
    for (let left: u32 = load<u8>(runs + power); left > 0; left--) {
      base += (<u32>1) << power
      if (slot > 0) store<u8>(bits + slot - 1, <u8>power)
      store<u32>(bases + (slot << 2), base)
      slot++
    }
  }
  store<u8>(bits + slot - 1, lastBits)
}

/** How many offset slots a chunk of `size` bytes uses: all that hold an offset below `size`. */
export function offsetSlotsFor(size: u32): u32 {
  let slots: u32 = 0
  while (slots < MOST_OFFSET_SLOTS && load<u32>(offsetBase + (slots << 2)) < size) slots++
  return slots
}
