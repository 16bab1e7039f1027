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
