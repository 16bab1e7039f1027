import { foldCase } from '../bytes/fold-case.ts'
import type { Fact } from '../phrase/fact.ts'
import { phrase } from '../phrase/phrase.ts'
import { wimFault } from './faults.ts'
import type { Notices } from './strictness.ts'

/** Longest name that NTFS holds, in UTF-16 units ($FILE_NAME keeps the length in one byte). */
const LONGEST_NAME = 255

/** Characters that lead elsewhere or that no file system of Windows holds. */
const UNSAFE = '\\/\0'
/** Further ones that Windows' naming rules keep out of names, besides the controls below the space. */
const ILLEGAL = ':*?"<>|'
const FIRST_ALLOWED_UNIT = 0x20

const FINE = 0
const NOT_ON_WINDOWS = 1
const NOWHERE = 2
/** By UTF-16 unit, as far as they differ: one of the three above. */
const CLASSES = Uint8Array.from({ length: 128 }, (_, unit) => {
  const character = String.fromCharCode(unit)
  if (UNSAFE.includes(character)) return NOWHERE
  return unit < FIRST_ALLOWED_UNIT || ILLEGAL.includes(character) ? NOT_ON_WINDOWS : FINE
})

/** A DOS name: up to eight characters, and up to three behind a dot. */
const SHORT_NAME = /^[^ .]{1,8}(\.[^ .]{1,3})?$/

/** The names of one folder so far. */
export interface TakenNames {
  readonly exact: Set<string>
  readonly folded: Set<string>
}

export function noNames(): TakenNames {
  return { exact: new Set(), folded: new Set() }
}

/**
 * Refuses a name that cannot be written, leads elsewhere, or that its folder has already; a name that Windows would not
 * allow, or that differs from another in letter case only, unless `notices` is lenient. Fault: `media-tree-unsafe`.
 */
export function checkName(name: string, taken: TakenNames, notices: Notices): void {
  const unsafe = (reason: Fact) => wimFault('media-tree-unsafe', { reason })
  if (name === '') throw unsafe(phrase('entry-without-name'))
  if (name === '.' || name === '..') throw unsafe(phrase('entry-leads-out'))
  if (name.length > LONGEST_NAME) throw unsafe(phrase('name-too-long'))
  const illegal = () => unsafe(phrase('name-illegal'))
  const worst = worstOf(name)
  if (worst === NOWHERE) throw illegal()
  if (worst === NOT_ON_WINDOWS) notices.relax('names-illegal-on-windows', name, illegal)
  const folded = foldCase(name)
  if (taken.folded.has(folded)) {
    const twice = () => unsafe(phrase('name-twice'))
    if (taken.exact.has(name)) throw twice()
    notices.relax('names-differ-in-case-only', name, twice)
  }
  taken.exact.add(name)
  taken.folded.add(folded)
}

/** Whether an entry's DOS name can be written beside the names of its folder, which it joins. */
export function takeShortName(shortName: string, name: string, taken: TakenNames): boolean {
  if (!SHORT_NAME.test(shortName) || worstOf(shortName) !== FINE) return false
  const folded = foldCase(shortName)
  if (folded !== foldCase(name) && taken.folded.has(folded)) return false
  taken.folded.add(folded)
  return true
}

/** The worst class among the units of a name. */
function worstOf(name: string): number {
  let worst = FINE
  for (let at = 0; at < name.length; at++) worst = Math.max(worst, CLASSES[name.charCodeAt(at)] ?? FINE)
  return worst
}
