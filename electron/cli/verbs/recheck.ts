import type { Command } from 'commander'
import { phrase } from '../../../shared/phrase/phrase.ts'
import { problemError } from '../../station/problem-error.ts'
import { collect, parseSeconds, parseTime } from '../arguments.ts'
import { readCertificates } from '../certificates.ts'
import { readPassword } from '../password.ts'
import { tellFirstBoot } from '../tell-first-boot.ts'
import { type CommonOptions, runStationVerb, verb } from '../verb.ts'
import { logTable } from './log.ts'
import { addUrl } from './provision.ts'

interface RecheckOptions extends CommonOptions {
  readonly all?: boolean
  readonly media?: string
  readonly mp: readonly string[]
  readonly passwordFile?: string
  readonly clock?: string
  readonly ca: readonly string[]
  readonly stepTimeout?: number
}

/** `recheck` without a run lists those that wait. */
export function addRecheckVerb(program: Command): void {
  verb(program, 'recheck', 'ask the management point for runs that could not; without a run, list them')
    .argument('[runs...]')
    .option('--all', 'every run that waits')
    .option('--media <file>', 'where the media lies now')
    .option('--mp <url>', 'address of the management point', addUrl, [])
    .option('--password-file <file>', 'file whose first line is the media password')
    .option('--clock <time>', 'the assumed time of delivery', parseTime)
    .option('--ca <file>', 'certificates in PEM form to trust besides those of the media', collect, [])
    .option('--step-timeout <seconds>', 'longest time for the messages of one step', parseSeconds)
    .action((named: readonly string[], options: RecheckOptions) =>
      runStationVerb(options, async ({ client, output, signal }) => {
        if (options.all === true && named.length > 0) throw problemError('usage', { reason: phrase('runs-or-all') })
        const waiting = await client.firstBoot.waiting()
        if (options.all !== true && named.length === 0) {
          output.print(logTable(output, waiting))
          output.done({ runs: waiting })
          return
        }
        const password = await readPassword(options.passwordFile, output.json)
        const input = {
          ...(options.media === undefined ? {} : { media: options.media }),
          managementPoints: [...options.mp],
          ...(password === undefined ? {} : { password }),
          ...(options.clock === undefined ? {} : { clock: options.clock }),
          authorities: await readCertificates(options.ca),
          ...(options.stepTimeout === undefined ? {} : { stepSeconds: options.stepTimeout }),
        }
        for (const run of options.all === true ? waiting.map((one) => one.run) : named) {
          output.say(run)
          await tellFirstBoot(output, await client.firstBoot.later({ run, ...input }, { signal }), undefined, { run })
        }
      }),
    )
}
