import type { Command } from 'commander'
import type { InterruptedRun } from '../../../shared/contract/run.ts'
import { stateText } from '../../../shared/contract/text/languages.ts'
import { parseTime } from '../arguments.ts'
import { readPassword } from '../password.ts'
import { followJob } from '../run-job.ts'
import type { Speech } from '../speech.ts'
import { table } from '../table.ts'
import { type CommonOptions, runStationVerb, verb } from '../verb.ts'
import { addUrl } from './provision.ts'

interface ResumeOptions extends CommonOptions {
  readonly startOver?: boolean
  readonly yes?: boolean
  readonly breakLock?: boolean
  readonly mp: readonly string[] | false
  readonly passwordFile?: string
  readonly clock?: string
}

/** `resume` without a run lists what can be resumed. */
export function addResumeVerb(program: Command, speech: Speech): void {
  const { runs: words, options: shared } = speech.texts
  verb(program, 'resume', words.resume, speech)
    .argument('[runs...]')
    .option('--start-over', words.startOver)
    .option('--yes', words.resumeYes)
    .option('--break-lock', shared.breakLock)
    .option('--mp <url>', shared.mp, addUrl, [])
    .option('--no-mp', shared.noMp)
    .option('--password-file <file>', shared.passwordFile)
    .option('--clock <time>', shared.clock, parseTime)
    .action((runs: readonly string[], options: ResumeOptions) =>
      runStationVerb(options, async (context) => {
        const { client, output } = context
        if (runs.length === 0) {
          const interrupted = await client.run.interrupted()
          output.print(interruptedTable(output, interrupted))
          output.done({ runs: interrupted })
          return
        }
        const password = await readPassword(options.passwordFile, output)
        const { mp } = options
        const started = await client.run.resume({
          runs: [...runs],
          startOver: options.startOver === true,
          confirmed: options.yes === true,
          breakLock: options.breakLock === true,
          ...(mp === false ? { askManagementPoint: false } : mp.length === 0 ? {} : { managementPoints: [...mp] }),
          ...(mp !== false && mp.length > 0 ? { askManagementPoint: true } : {}),
          ...(password === undefined ? {} : { password }),
          ...(options.clock === undefined ? {} : { clock: options.clock }),
        })
        await followJob(context, started)
      }),
    )
}

function interruptedTable({ language, texts }: Speech, runs: readonly InterruptedRun[]): string {
  const { columns, markers, canResume, cannotResume } = texts.runs
  const { run, started, serial, state, target, marker, resumable } = columns
  return table(
    [run, started, serial, state, target, marker, resumable],
    runs.map((row) => [
      row.run,
      row.startedAt,
      row.serial,
      stateText(language, row),
      row.target,
      markers[row.marker],
      row.canResume ? canResume : cannotResume,
    ]),
  )
}
