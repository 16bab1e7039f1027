import { expect } from 'vitest'
import type { StepReport } from '../../shared/contract/check.ts'
import { EVIDENCE, PLAIN } from '../../shared/contract/evidence.ts'
import { evidenceText, LANGUAGES, problemText, textsOf } from '../../shared/contract/text/languages.ts'
import type { Facts } from '../../shared/phrase/fact.ts'
import { PHRASES } from '../../shared/phrase/phrases.ts'

/** Words that no path, code, number or certificate holds: where a fact has one, it was said in English instead of as a phrase. */
const ENGLISH = /(^|\s)(the|is|it|its|not|of|no|and|does|cannot)(\s|$)/
/** Facts that somebody else has named. */
const GIVEN = ['name', 'entry', 'subject', 'issuer', 'signer', 'value', 'options']

/** Every finding and every problem of these steps is said in each language, with all facts that its text names. */
export function expectSaidEverywhere(steps: readonly StepReport[]): void {
  for (const { step, evidence, problem } of steps) {
    for (const item of evidence) {
      if (item.code === PLAIN) throw new Error(`${step}: “${item.facts['text']}” has no code`)
      expectFacts(EVIDENCE[item.code], item.facts, `${step} ${item.code}`)
      for (const language of LANGUAGES) expectWhole(evidenceText(language, item), `${step} ${item.code} ${language}`)
    }
    if (problem === undefined) continue
    const { sentence, remedy } = textsOf('en').problems[problem.code]
    expectFacts(sentence + remedy, problem.facts, `${step} ${problem.code}`)
    for (const language of LANGUAGES) {
      const said = problemText(language, problem)
      for (const text of [said.sentence, said.remedy]) expectWhole(text, `${step} ${problem.code} ${language}`)
    }
  }
}

function expectFacts(text: string | { readonly other: string }, facts: Facts, where: string): void {
  const form = typeof text === 'string' ? text : text.other
  for (const [, name = ''] of form.matchAll(/\{\{(\w+)\}\}/g)) {
    const fact = facts[name]
    expect(fact, `${where}: ${name}`).not.toBeUndefined()
    expect(fact, `${where}: ${name}`).not.toBe('')
  }
  for (const [name, fact] of Object.entries(facts)) {
    if (typeof fact === 'object') expectFacts(PHRASES[fact.phrase], fact.facts, `${where}: ${fact.phrase}`)
    else if (!GIVEN.includes(name)) expect(String(fact), `${where}: ${name}`).not.toMatch(ENGLISH)
  }
}

function expectWhole(text: string, where: string): void {
  expect(text, where).not.toMatch(/\{\{|\}\}|undefined|\[object|NaN|^\s*$/)
}
