import type { Problem } from '../../shared/contract/problem.ts'
import { type Language, problemText } from '../../shared/contract/text/languages.ts'

/** What a verb tells: JSON Lines for programs, sentences for people; never both. */
export interface Output {
  readonly json: boolean
  readonly language: Language
  /** One JSON line; nothing for people. */
  event(event: object): void
  /** One sentence or row for people; nothing in JSON. */
  say(line?: string): void
  /** The last line of a verb that did its work. */
  done(facts?: object): void
  /** The last line of a verb that failed. */
  failed(problem: Problem): void
}

export function createOutput(json: boolean, language: Language): Output {
  const event = (value: object) => {
    if (json) process.stdout.write(`${JSON.stringify(value)}\n`)
  }
  return {
    json,
    language,
    event,
    say: (line = '') => {
      if (!json) process.stdout.write(`${line}\n`)
    },
    done: (facts = {}) => event({ event: 'result', ok: true, code: 'ok', ...facts }),
    failed: (problem) => {
      event({ event: 'result', ok: false, code: problem.code, problem })
      if (!json) process.stderr.write(`${sentenceOf(problem, language)}\n`)
    },
  }
}

export function sentenceOf(problem: Problem, language: Language): string {
  const { sentence, remedy } = problemText(language, problem)
  return `${sentence}\n${remedy}`
}
