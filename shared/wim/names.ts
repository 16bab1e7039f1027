import { wimFault } from './faults.ts'

/** Longest name that NTFS holds, in UTF-16 units ($FILE_NAME keeps the length in one byte). */
const LONGEST_NAME = 255

/** Characters that Windows' naming rules keep out of names, besides the controls below the space. */
const ILLEGAL = /[\\/:*?"<>|]/
const FIRST_ALLOWED_UNIT = 0x20
/** Names of other letters take the slower way. */
const BEYOND_ASCII = /[^ -~]/

/** Refuses a name that cannot be written, leads elsewhere, or that its folder has already but for letter case. */
export function checkName(name: string, taken: Set<string>): void {
  const unsafe = (reason: string) => wimFault('media-tree-unsafe', { reason })
  if (name === '') throw unsafe('an entry has no name')
  if (name === '.' || name === '..') throw unsafe('an entry leads out of its folder')
  if (name.length > LONGEST_NAME) throw unsafe('a name is longer than 255 characters')
  if (ILLEGAL.test(name) || hasControl(name)) throw unsafe('a name holds a character that Windows does not allow')
  const folded = foldCase(name)
  if (taken.has(folded)) throw unsafe('a folder holds one name twice')
  taken.add(folded)
}

function hasControl(name: string): boolean {
  for (let i = 0; i < name.length; i++) if (name.charCodeAt(i) < FIRST_ALLOWED_UNIT) return true
  return false
}

function foldCase(name: string): string {
  return BEYOND_ASCII.test(name)
    ? Array.from({ length: name.length }, (_, at) => upcase(name.charAt(at))).join('')
    : name.toUpperCase()
}

/**
 * Upper case unit by unit, where the way back leads to the same letter: ß, ﬁ, ı, ſ and µ have none on NTFS [observed in
 * the table that mkntfs writes].
 */
function upcase(unit: string): string {
  const upper = unit.toUpperCase()
  return upper.length === 1 && upper.toLowerCase() === unit ? upper : unit
}
