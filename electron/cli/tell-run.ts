import type { RunEvent } from '../../shared/contract/events.ts'
import { textsOf } from '../../shared/contract/text/languages.ts'
import { type Output, sentenceOf } from './output.ts'
import type { ProgressBar } from './progress-bar.ts'
import { stepLine } from './step-line.ts'
import { createThrottle } from './throttle.ts'

/** Tells a run's events as they come; `prefix` names the target where there are several. */
export function createRunTeller(output: Output, bar: ProgressBar, prefix: (event: RunEvent) => string) {
  const texts = textsOf(output.language)
  const passes = createThrottle()
  return (event: RunEvent) => {
    if (event.event === 'progress') {
      if (!passes(event.run)) return
      output.event(event)
      bar.show(texts.steps[event.step], event.doneBytes, event.totalBytes)
      return
    }
    output.event(event)
    bar.clear()
    if (event.event === 'state') output.say(`${prefix(event)}${texts.states[event.state]}`)
    else if (event.event === 'step' && event.status !== 'started') {
      output.say(`${prefix(event)}  ${stepLine(event, output)}`)
      if (event.status === 'warned' && event.problem) output.print(sentenceOf(event.problem, output.language))
    } else if (event.event === 'result') {
      output.say(`${prefix(event)}${texts.states[event.state]}`)
      for (const offered of event.taskSequences ?? [])
        output.say(`${prefix(event)}  ${offered.name} (${offered.deploymentId})`)
      if (event.problem) output.print(sentenceOf(event.problem, output.language))
    }
  }
}
