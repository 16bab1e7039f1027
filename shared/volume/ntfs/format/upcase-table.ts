import { UPCASE_UNITS, type Upcase } from '../upcase.ts'

/**
 * Units that have an upper case in today's Unicode but none in the table of Windows, which is that of Unicode 5.0
 * without Georgian. First and last of each range. [observed: the table that mkntfs writes]
 */
const WITHOUT_UPPER_CASE: readonly (readonly [number, number])[] = [
  [0x019b, 0x019b],
  [0x023f, 0x0240],
  [0x0252, 0x0252],
  [0x025c, 0x025c],
  [0x0261, 0x0261],
  [0x0264, 0x0266],
  [0x026a, 0x026a],
  [0x026c, 0x026c],
  [0x0282, 0x0282],
  [0x0287, 0x0287],
  [0x029d, 0x029e],
  [0x03f3, 0x03f3],
  [0x0525, 0x052f],
  [0x10d0, 0x10ff],
  [0x13f8, 0x13fd],
  [0x1c80, 0x1c8f],
  [0x1d8e, 0x1d8e],
  [0x2c5f, 0x2c5f],
  [0x2cec, 0x2cf3],
  [0x2d26, 0x2d2d],
  [0xa661, 0xa661],
  [0xa698, 0xa69f],
  [0xa790, 0xa7ff],
  [0xab30, 0xabbf],
]

/** Greek letters with a small iota: Unicode's upper case is two letters, Windows takes the title case 8 or 9 further on. */
const IOTA_RANGES: readonly (readonly [number, number, number])[] = [
  [0x1f80, 0x1f87, 8],
  [0x1f90, 0x1f97, 8],
  [0x1fa0, 0x1fa7, 8],
  [0x1fb3, 0x1fb3, 9],
  [0x1fc3, 0x1fc3, 9],
  [0x1ff3, 0x1ff3, 9],
]

/** The table of Windows Vista and later, for volumes of ours: one upper case for each UTF-16 unit, none for surrogates. */
export function makeUpcase(): Upcase {
  const table = new Uint16Array(UPCASE_UNITS)
  for (let unit = 0; unit < UPCASE_UNITS; unit++) table[unit] = upperCaseOf(unit)
  for (const [first, last] of WITHOUT_UPPER_CASE) for (let unit = first; unit <= last; unit++) table[unit] = unit
  for (const [first, last, further] of IOTA_RANGES)
    for (let unit = first; unit <= last; unit++) table[unit] = unit + further
  return table
}

/** JavaScript's, where it is one unit that leads back. */
function upperCaseOf(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return unit
  const text = String.fromCharCode(unit)
  const upper = text.toUpperCase()
  return upper.length === 1 && upper.toLowerCase() === text ? upper.charCodeAt(0) : unit
}

/**
 * Content of `$UpCase:$Info`: its length and a checksum of the table, which is the same on every volume.
 * [observed: mkntfs]
 */
export const UPCASE_INFO = Uint8Array.from(
  [0x20, 0, 0, 0, 0, 0, 0, 0, 0x0c, 0x69, 0x1b, 0x6b, 0x77, 0x7e, 0xdc, 0xda].concat(new Array<number>(16).fill(0)),
)
