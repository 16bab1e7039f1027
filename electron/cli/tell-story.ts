import type { RunStory } from '../../shared/contract/run.ts'
import { evidenceText, problemText } from '../../shared/contract/text/languages.ts'
import { paperTextsOf } from '../../shared/contract/text/paper/paper-texts.ts'
import { filled } from './filled.ts'
import { type Output, sentenceOf } from './output.ts'
import { stepLine } from './step-line.ts'

/** What a run did and what became of it, after its row. */
export function tellStory(output: Output, story: RunStory): void {
  const { language, texts } = output
  const say = (at: string, what: string, text: string) =>
    output.say(`${at}  ${filled(output, texts.runs.told, { what, text })}`)
  for (const step of story.steps) output.say(`${step.at}  ${stepLine(step, output)}`)
  for (const { at, operator, lock } of story.brokenLocks) say(at, operator, evidenceText(language, lock))
  for (const { at, report } of story.laterChecks) {
    const { problem, verdict } = report
    const outcome = problem === undefined ? texts.firstBoot.verdicts[verdict] : problemText(language, problem).sentence
    say(at, paperTextsOf(language).askedLater, outcome)
  }
  if (story.proof !== null) output.print(JSON.stringify(story.proof, null, 2))
  if (story.problem !== null) output.print(sentenceOf(story.problem, language))
}
