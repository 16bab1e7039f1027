import { writeFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import type { StepReport } from '../../../shared/contract/check.ts'
import { textsOf } from '../../../shared/contract/text/languages.ts'
import { collect, parseSeconds, parseTime } from '../arguments.ts'
import { readCertificates } from '../certificates.ts'
import { sentenceOf } from '../output.ts'
import { readPassword } from '../password.ts'
import { exitOf } from '../run-job.ts'
import { parseSize } from '../sizes.ts'
import { type CommonOptions, runStationVerb, verb } from '../verb.ts'
import { addUrl } from './provision.ts'

const MIB = 1 << 20

interface FirstBootOptions extends CommonOptions {
  readonly mp: readonly string[] | false
  readonly passwordFile?: string
  readonly clock?: string
  readonly media?: string
  readonly ca: readonly string[]
  readonly stepTimeout?: number
  readonly transcript?: string
  readonly machine?: 'x64' | 'x86' | 'arm64'
  /** Bytes. */
  readonly memory?: number
}

export function addFirstBootVerb(program: Command): void {
  verb(program, 'firstboot', 'check whether a target would start and be offered a task sequence')
    .argument('<target>')
    .option('--media <file>', 'the media that was applied, to compare every file with it')
    .option('--mp <url>', 'address of the management point', addUrl, [])
    .option('--no-mp', 'leave the management point out')
    .option('--password-file <file>', 'file whose first line is the media password')
    .option('--clock <time>', 'the assumed time of delivery', parseTime)
    .option('--ca <file>', 'certificates in PEM form to trust besides those of the media', collect, [])
    .option('--step-timeout <seconds>', 'longest time for the messages of one step', parseSeconds)
    .addOption(new Option('--machine <kind>', "the customer's computer").choices(['x64', 'x86', 'arm64']))
    .option('--memory <size>', 'its memory, such as 4G (2G when left out)', parseSize)
    .option('--transcript <file>', 'write what was done there, for CMTrace')
    .action((target: string, options: FirstBootOptions) =>
      runStationVerb(options, async ({ client, output, signal }) => {
        const password = await readPassword(options.passwordFile, output.json)
        const input = {
          target,
          ...(options.media === undefined ? {} : { media: options.media }),
          managementPoints: options.mp === false ? [] : [...options.mp],
          askManagementPoint: options.mp !== false,
          ...(password === undefined ? {} : { password }),
          ...(options.clock === undefined ? {} : { clock: options.clock }),
          authorities: await readCertificates(options.ca),
          ...(options.stepTimeout === undefined ? {} : { stepSeconds: options.stepTimeout }),
          ...(options.machine === undefined ? {} : { machine: options.machine }),
          ...(options.memory === undefined ? {} : { memoryMib: Math.floor(options.memory / MIB) }),
        }
        const { transcript, ...report } = await client.firstBoot.check(input, { signal })
        if (options.transcript !== undefined)
          await writeFile(options.transcript, transcript.map((line) => `${line}\r\n`).join(''))
        const texts = textsOf(output.language)
        for (const step of report.steps) {
          output.event({ event: 'step', ...step })
          output.say(`${statusText(step)}: ${[texts.steps[step.step], ...step.evidence].join(' · ')}`)
          if (step.status === 'warned' && step.problem) output.say(sentenceOf(step.problem, output.language))
        }
        for (const offered of report.taskSequences) output.say(`  ${offered.name} (${offered.deploymentId})`)
        const { problem } = report
        output.say(problem === undefined ? report.verdict : sentenceOf(problem, output.language))
        output.event({ event: 'result', ok: problem === undefined, code: problem?.code ?? 'ok', ...report })
        if (problem !== undefined) process.exitCode = exitOf(problem.code)
      }),
    )
}

/** A status, and how far it is backed when that is not by the bytes alone. */
function statusText({ status, basis }: StepReport): string {
  return status === 'not-run' || basis === 'checked' ? status : `${status} (${basis})`
}
