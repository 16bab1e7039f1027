/** Names of other letters take the slower way. */
const BEYOND_ASCII = /[^ -~]/

/** Upper case as NTFS compares names. */
export function foldCase(name: string): string {
  if (!BEYOND_ASCII.test(name)) return name.toUpperCase()
  const units: number[] = []
  for (let at = 0; at < name.length; at++) units.push(upcaseUnit(name.charCodeAt(at)))
  return String.fromCharCode(...units)
}

/** By UTF-16 unit: its upper case, or 0 as long as it was not asked for. */
const UPPER = new Uint16Array(65_536)

function upcaseUnit(unit: number): number {
  const known = UPPER[unit] ?? 0
  if (known !== 0) return known
  const upper = upcase(String.fromCharCode(unit)).charCodeAt(0)
  UPPER[unit] = upper
  return upper
}

/**
 * Upper case unit by unit, where the way back leads to the same letter: ß, ﬁ, ı, ſ and µ have none on NTFS [observed in
 * the table that mkntfs writes].
 */
function upcase(unit: string): string {
  const upper = unit.toUpperCase()
  return upper.length === 1 && upper.toLowerCase() === unit ? upper : unit
}
