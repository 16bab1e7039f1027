import type { Command } from 'commander'
import { stateText } from '../../../shared/contract/text/languages.ts'
import { parseTime } from '../arguments.ts'
import { readPassword } from '../password.ts'
import { followJob } from '../run-job.ts'
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
export function addResumeVerb(program: Command): void {
  verb(program, 'resume', 'go on with interrupted runs of one media; without a run, list them')
    .argument('[runs...]')
    .option('--start-over', 'format their targets again instead of going on')
    .option('--yes', 'erase files where a run with --quick-format was interrupted before it changed its target')
    .option('--break-lock', 'take away a lock that another computer has left on a target')
    .option('--mp <url>', 'address of the management point', addUrl, [])
    .option('--no-mp', 'leave the management point out')
    .option('--password-file <file>', 'file whose first line is the media password')
    .option('--clock <time>', 'the assumed time of delivery', parseTime)
    .action((runs: readonly string[], options: ResumeOptions) =>
      runStationVerb(options, async (context) => {
        const { client, output } = context
        if (runs.length === 0) {
          const interrupted = await client.run.interrupted()
          output.print(
            table(
              ['run', 'started', 'serial', 'state', 'target', 'marker', 'resumable'],
              interrupted.map((row) => [
                row.run,
                row.startedAt,
                row.serial,
                stateText(output.language, row),
                row.target,
                row.marker,
                row.canResume ? 'yes' : 'no',
              ]),
            ),
          )
          output.done({ runs: interrupted })
          return
        }
        const password = await readPassword(options.passwordFile, output.json)
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
