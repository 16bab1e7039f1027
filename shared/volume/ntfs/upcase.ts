/** A volume's $UpCase: the upper case of every UTF-16 unit. */
export type Upcase = Uint16Array

export const UPCASE_UNITS = 65536

/** Order of NTFS file names: by upper case, unit by unit, shorter first. 0 means the same but for case. */
export function compareFolded(upcase: Upcase, a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const difference = (upcase[a.charCodeAt(i)] ?? 0) - (upcase[b.charCodeAt(i)] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/** Order of directory entries: folded, then by the units themselves. */
export function compareNames(upcase: Upcase, a: string, b: string): number {
  return compareFolded(upcase, a, b) || (a < b ? -1 : a > b ? 1 : 0)
}

/** A table for volumes of ours: JavaScript's one-to-one upper cases, below U+10000. */
export function makeUpcase(): Upcase {
  const table = new Uint16Array(UPCASE_UNITS)
  for (let unit = 0; unit < UPCASE_UNITS; unit++) {
    const upper = unit >= 0xd800 && unit <= 0xdfff ? '' : String.fromCharCode(unit).toUpperCase()
    table[unit] = upper.length === 1 && upper.toLowerCase() === String.fromCharCode(unit) ? upper.charCodeAt(0) : unit
  }
  return table
}
