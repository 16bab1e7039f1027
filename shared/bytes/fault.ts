import type { Facts } from '../phrase/fact.ts'

/** What a fault may tell: short facts that the catalogue's sentence is filled with. Never a secret. */
export type FaultFacts = Facts

/**
 * An expected failure with a code of the catalogue (`shared/contract/errors.ts`).
 * Each format folder lists its own codes in its `faults.ts`.
 */
export class Fault<Code extends string = string> extends Error {
  readonly code: Code
  readonly facts: FaultFacts

  constructor(code: Code, facts: FaultFacts = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(facts)}`, options)
    this.name = 'Fault'
    this.code = code
    this.facts = facts
  }
}

export function isFault(error: unknown): error is Fault {
  return error instanceof Fault
}
