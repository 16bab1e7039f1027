import type { RunState } from '../contract/run-state.ts'

/** What a label says; all of it comes from the record of a run that is proven. */
export interface LabelFacts {
  readonly run: string
  readonly serial: string
  readonly state: RunState
  /** The file's name, without its folder. */
  readonly mediaName: string
  readonly mediaSha256: string
  /** SHA-256 of the stored proof. */
  readonly proofSha256: string
  /** When the run ended, as ISO 8601 in UTC. */
  readonly endedAt: string
  readonly station: string
  readonly operator: string
}

/** Digits of the media's SHA-256 that a label bears. */
export const MEDIA_DIGITS = 16

/** The first line of a Data Matrix, so that a reader knows what follows. */
const FORMAT = 'PRESTAGE1'

/**
 * What the Data Matrix holds, a line each: format, serial number, run, the first digits of the media's SHA-256, the
 * SHA-256 of the proof, the end of the run.
 */
export function matrixText({ serial, run, mediaSha256, proofSha256, endedAt }: LabelFacts): string {
  const second = `${endedAt.slice(0, 19)}Z`
  return [FORMAT, printable(serial), run, mediaSha256.slice(0, MEDIA_DIGITS), proofSha256, second].map(ascii).join('\n')
}

export function isAscii(text: string): boolean {
  return /^[\x20-\x7e]+$/.test(text)
}

/** Text in the characters that every printer's fonts have (Latin-1); others, and those that act, by their number. */
export function printable(text: string): string {
  return text.replace(/[^\x20-\x7e\xa1-\xac\xae-\xff]/gu, numbered)
}

function ascii(text: string): string {
  return text.replace(/[^\x20-\x7e]/gu, numbered)
}

function numbered(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
}
