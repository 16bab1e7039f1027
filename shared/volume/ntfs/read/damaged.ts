import type { Fault } from '../../../bytes/fault.ts'
import type { Fact } from '../../../phrase/fact.ts'
import { phrase } from '../../../phrase/phrase.ts'
import { type NtfsFaultCode, ntfsFault } from '../faults.ts'

/** Fault `target-damaged` {part}. */
export function damaged(part: Fact): Fault<NtfsFaultCode> {
  return ntfsFault('target-damaged', { part })
}

export function damagedRecord(number: number): Fault<NtfsFaultCode> {
  return damaged(phrase('file-record', { index: number }))
}
