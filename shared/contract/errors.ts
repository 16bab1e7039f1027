import { bootErrors } from './errors/boot.ts'
import { bootChainErrors } from './errors/boot-chain.ts'
import type { CatalogueEntry } from './errors/entry.ts'
import { managementPointErrors } from './errors/management-point.ts'
import { mediaErrors } from './errors/media.ts'
import { stationErrors } from './errors/station.ts'
import { targetErrors } from './errors/target.ts'

/** Exit codes: 2 usage, 10-19 media, 20-29 target, 30-39 boot chain, 40-49 management point, 50-59 station, 70 ours, 130 cancelled. */
export const CATALOGUE = {
  ...mediaErrors,
  ...targetErrors,
  ...bootErrors,
  ...bootChainErrors,
  ...managementPointErrors,
  ...stationErrors,
} as const satisfies Readonly<Record<string, CatalogueEntry>>

export type ErrorCode = keyof typeof CATALOGUE

export const ERROR_CODES = Object.freeze(Object.keys(CATALOGUE)) as readonly ErrorCode[]

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(CATALOGUE, code)
}

/** Puts the fault's facts into a catalogue text; an unknown fact stays empty. */
export function fillText(text: string, facts: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(facts[name] ?? ''))
}
