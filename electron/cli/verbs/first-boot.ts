import type { Command } from 'commander'
import { textsOf } from '../../../shared/contract/text/languages.ts'
import { parseTime } from '../arguments.ts'
import { sentenceOf } from '../output.ts'
import { readPassword } from '../password.ts'
import { exitOf } from '../run-job.ts'
import { type CommonOptions, runStationVerb, verb } from '../verb.ts'
import { addUrl } from './provision.ts'

interface FirstBootOptions extends CommonOptions {
  readonly mp: readonly string[] | false
  readonly passwordFile?: string
  readonly clock?: string
  readonly media?: string
}

export function addFirstBootVerb(program: Command): void {
  verb(program, 'firstboot', 'check whether a target would start and be offered a task sequence')
    .argument('<target>')
    .option('--media <file>', 'the media that was applied, to compare every file with it')
    .option('--mp <url>', 'address of the management point', addUrl, [])
    .option('--no-mp', 'leave the management point out')
    .option('--password-file <file>', 'file whose first line is the media password')
    .option('--clock <time>', 'the assumed time of delivery', parseTime)
    .action((target: string, options: FirstBootOptions) =>
      runStationVerb(options, async ({ client, output }) => {
        const password = await readPassword(options.passwordFile, output.json)
        const report = await client.firstBoot.check({
          target,
          ...(options.media === undefined ? {} : { media: options.media }),
          managementPoints: options.mp === false ? [] : [...options.mp],
          askManagementPoint: options.mp !== false,
          ...(password === undefined ? {} : { password }),
          ...(options.clock === undefined ? {} : { clock: options.clock }),
        })
        const texts = textsOf(output.language)
        for (const step of report.steps) {
          output.event({ event: 'step', ...step })
          output.say(`${step.status}: ${[texts.steps[step.step], ...step.evidence].join(' · ')}`)
        }
        for (const offered of report.taskSequences) output.say(`  ${offered.name} (${offered.deploymentId})`)
        const { problem } = report
        output.say(problem === undefined ? report.verdict : sentenceOf(problem, output.language))
        output.event({ event: 'result', ok: problem === undefined, code: problem?.code ?? 'ok', ...report })
        if (problem !== undefined) process.exitCode = exitOf(problem.code)
      }),
    )
}
