import type { Problem } from '../../shared/contract/problem.ts'
import { type Language, problemText } from '../../shared/contract/text/languages.ts'
import { visible } from '../../shared/contract/text/visible.ts'
import type { Speech } from './speech.ts'

/** What a verb tells: JSON Lines for programs, sentences for people; never both. */
export interface Output extends Speech {
  readonly json: boolean
  /** One JSON line; nothing for people. */
  event(event: object): void
  /** One line for people, whatever it holds shown as it is; nothing in JSON. */
  say(line?: string): void
  /** Lines for people in which what is foreign has been escaped already, or a file for programs; nothing in JSON. */
  print(text: string): void
  /** The last line of a verb that did its work. */
  done(facts?: object): void
  /** The last line of a verb that failed. */
  failed(problem: Problem): void
}

/** What JSON.stringify leaves and a terminal acts on. */
const UNESCAPED = /[\p{Cc}\p{Cf}\u2028\u2029]/gu

export function createOutput(json: boolean, { language, texts }: Speech): Output {
  const event = (value: object) => {
    if (json) process.stdout.write(`${jsonLine(value)}\n`)
  }
  return {
    json,
    language,
    texts,
    event,
    say: (line = '') => {
      if (!json) process.stdout.write(`${visible(line)}\n`)
    },
    print: (text) => {
      if (!json) process.stdout.write(`${text}\n`)
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
  return `${visible(sentence)}\n${visible(remedy)}`
}

function jsonLine(value: object): string {
  return JSON.stringify(value).replace(UNESCAPED, (character) =>
    Array.from({ length: character.length }, (_, unit) => unitEscape(character.charCodeAt(unit))).join(''),
  )
}

function unitEscape(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`
}
