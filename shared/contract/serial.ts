import type { SerialRules } from './settings.ts'

/** What scanners and keyboards give: printable ASCII, spaces only within. */
const SERIAL = /^[!-~](?:[ -~]*[!-~])?$/

/** What some scanners set before each code to say what kind of code it was (ISO/IEC 15424). */
const SYMBOLOGY = /^\][A-Za-z][0-9A-Za-z]/

/** A code as a scanner or a hand gives it, without what a scanner sets before it and the blanks around it. */
export function cleanScan(typed: string): string {
  return typed
    .replace(/[\p{Cc}\p{Zs}]+/gu, ' ')
    .trim()
    .replace(SYMBOLOGY, '')
    .trim()
}

/** Why a text is no serial number here. */
export type SerialFault = 'characters' | 'short' | 'long' | 'beginning'

export function serialFault(serial: string, rules: SerialRules): SerialFault | undefined {
  if (serial.length < rules.shortest) return 'short'
  if (serial.length > rules.longest) return 'long'
  if (!(rules.lettersAndDigits ? /^[0-9A-Za-z]+$/ : SERIAL).test(serial)) return 'characters'
  const upper = serial.toUpperCase()
  const { beginnings } = rules
  return beginnings.length === 0 || beginnings.some((beginning) => upper.startsWith(beginning.toUpperCase()))
    ? undefined
    : 'beginning'
}
