import { writeFile } from 'node:fs/promises'
import type { FirstBootReport } from '../../shared/contract/check.ts'
import { type Output, sentenceOf } from './output.ts'
import { exitOf } from './run-job.ts'
import { stepLine } from './step-line.ts'

/** Tells a report step by step, sets the exit code of a failure, and writes the transcript where one is wanted. */
export async function tellFirstBoot(
  output: Output,
  { transcript, ...report }: FirstBootReport,
  transcriptFile: string | undefined,
  facts: object = {},
): Promise<void> {
  if (transcriptFile !== undefined) await writeFile(transcriptFile, transcript.map((line) => `${line}\r\n`).join(''))
  for (const step of report.steps) {
    output.event({ event: 'step', ...facts, ...step })
    output.say(stepLine(step, output))
    if (step.status === 'warned' && step.problem) output.print(sentenceOf(step.problem, output.language))
  }
  for (const offered of report.taskSequences) output.say(`  ${offered.name} (${offered.deploymentId})`)
  const { problem } = report
  output.print(
    problem === undefined ? output.texts.firstBoot.verdicts[report.verdict] : sentenceOf(problem, output.language),
  )
  output.event({ event: 'result', ok: problem === undefined, code: problem?.code ?? 'ok', ...facts, ...report })
  if (problem !== undefined) process.exitCode = exitOf(problem.code)
}
