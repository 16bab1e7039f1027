import type { Fault } from '../../../bytes/fault.ts'
import { type NtfsFaultCode, ntfsFault } from '../faults.ts'

/** Fault `target-damaged` {part}. */
export function damaged(part: string): Fault<NtfsFaultCode> {
  return ntfsFault('target-damaged', { part })
}

export function damagedRecord(number: number): Fault<NtfsFaultCode> {
  return damaged(`file record ${number}`)
}
