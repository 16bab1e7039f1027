import { isErrorCode } from '../contract/errors.ts'
import type { Counted, LogSummary, Report, ReportOrder, ReportSection } from '../contract/report.ts'
import { RUN_STATES } from '../contract/run-state.ts'
import { type Language, problemText, textsOf } from '../contract/text/languages.ts'
import { paperTextsOf } from '../contract/text/paper/paper-texts.ts'
import { utcText } from './utc-text.ts'

/** What a station has done in a stretch of time, in numbers. */
export function shiftReport(summary: LogSummary, { since, until, language }: ReportOrder, made: string): Report {
  const words = paperTextsOf(language)
  const counted = (heading: string, column: string, list: readonly Counted[]): ReportSection => ({
    heading,
    facts: [],
    columns: [column, words.number],
    rows: list.map(({ what, count }) => [{ text: what }, { text: numberText(count, language) }]),
    empty: words.none,
  })
  return {
    title: words.shift,
    language,
    made,
    sections: [
      {
        heading: words.runs,
        facts: [
          ...(since === undefined ? [] : [{ name: words.from, value: utcText(since) }]),
          ...(until === undefined ? [] : [{ name: words.until, value: utcText(until) }]),
          { name: words.runs, value: numberText(summary.runs, language) },
          { name: words.devices, value: numberText(summary.devices, language) },
        ],
        columns: [],
        rows: [],
        empty: '',
      },
      counted(words.states, words.state, summary.states.map(named(language))),
      counted(words.byMedia, words.media, summary.media),
      counted(words.operators, words.operator, summary.operators),
      {
        heading: words.failures,
        facts: [],
        columns: [words.code, words.meaning, words.number],
        rows: summary.failures.map(({ what, count }) =>
          [what, meaningOf(what, language), numberText(count, language)].map((text) => ({ text })),
        ),
        empty: words.none,
      },
    ],
  }
}

function named(language: Language): (counted: Counted) => Counted {
  const { states } = textsOf(language)
  return ({ what, count }) => {
    const state = RUN_STATES.find((each) => each === what)
    return { what: state === undefined ? what : states[state], count }
  }
}

function numberText(count: number, language: Language): string {
  return new Intl.NumberFormat(language).format(count)
}

/** The sentence of a failure, without the facts that differ from run to run. */
function meaningOf(code: string, language: Language): string {
  if (!isErrorCode(code)) return ''
  return problemText(language, { code, facts: {} })
    .sentence.replace(/\s*\([\s,;]*\)/g, '')
    .replace(/ +([.,;])/g, '$1')
    .replace(/\s{2,}/g, ' ')
}
