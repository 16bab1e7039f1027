import { fillText } from '../contract/errors.ts'
import { PLAIN } from '../contract/evidence.ts'
import type { Report, ReportSection } from '../contract/report.ts'
import type { RunStory } from '../contract/run.ts'
import { evidenceText, type Language, problemText, stateText, textsOf } from '../contract/text/languages.ts'
import { paperTextsOf } from '../contract/text/paper/paper-texts.ts'
import { stepStatusText } from '../contract/text/paper/step-status-text.ts'
import { utcText } from './utc-text.ts'

/** The whole story of a device: each of its runs with its steps, its proof and what was not checked; the newest first. */
export function deviceReport(serial: string, stories: readonly RunStory[], language: Language, made: string): Report {
  return {
    title: fillText(paperTextsOf(language).device, { serial }),
    language,
    made,
    sections: stories.map((story) => sectionOf(story, language)),
  }
}

function sectionOf(story: RunStory, language: Language): ReportSection {
  const words = paperTextsOf(language)
  const { steps } = textsOf(language)
  const names = (list: readonly (keyof typeof steps)[]) => list.map((step) => steps[step]).join(', ')
  const { proof, problem, endedAt } = story
  return {
    heading: `${utcText(story.startedAt)} · ${stateText(language, story)}`,
    facts: [
      { name: words.run, value: story.run },
      { name: words.target, value: story.target },
      { name: words.media, value: story.media },
      { name: words.station, value: story.station },
      { name: words.operator, value: story.operator },
      ...(endedAt === null ? [] : [{ name: words.ended, value: utcText(endedAt) }]),
      ...(problem === null ? [] : [{ name: problem.code, value: problemText(language, problem).sentence }]),
      ...story.brokenLocks.map(({ at, operator, lock }) => ({
        name: words.lockBroken,
        value: [utcText(at), operator, evidenceText(language, lock)].join(' · '),
      })),
      ...story.taskSequences.map(({ name }) => ({ name: words.offered, value: name })),
      ...(proof === null
        ? [{ name: words.proof, value: words.noProof }]
        : [
            { name: words.mediaSha256, value: proof.mediaSha256 },
            { name: words.readBackSha256, value: proof.readBackSha256 },
            { name: words.digestListSha256, value: proof.digestListSha256 },
            { name: words.proofSha256, value: story.proofSha256 },
            { name: words.checksRun, value: names(proof.checksRun) },
            { name: words.checksNotRun, value: names(proof.checksNotRun) || words.none },
          ]),
    ],
    columns: [words.step, words.state, words.found],
    rows: story.steps.map((step) => [
      { text: steps[step.step] },
      {
        text:
          step.problem === undefined ? stepStatusText(language, step) : problemText(language, step.problem).sentence,
      },
      {
        text: step.evidence.map((item) => evidenceText(language, item)).join(' · '),
        ...(step.evidence.some(({ code }) => code === PLAIN) ? { language: 'en' } : {}),
      },
    ]),
    empty: words.none,
  }
}
