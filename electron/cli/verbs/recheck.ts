import type { Command } from 'commander'
import { phrase } from '../../../shared/phrase/phrase.ts'
import { problemError } from '../../station/problem-error.ts'
import { collect, parseSeconds, parseTime } from '../arguments.ts'
import { readCertificates } from '../certificates.ts'
import { readPassword } from '../password.ts'
import type { Speech } from '../speech.ts'
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
export function addRecheckVerb(program: Command, speech: Speech): void {
  const { firstBoot, options: shared } = speech.texts
  verb(program, 'recheck', firstBoot.recheck, speech)
    .argument('[runs...]')
    .option('--all', firstBoot.all)
    .option('--media <file>', firstBoot.mediaNow)
    .option('--mp <url>', shared.mp, addUrl, [])
    .option('--password-file <file>', shared.passwordFile)
    .option('--clock <time>', shared.clock, parseTime)
    .option('--ca <file>', shared.ca, collect, [])
    .option('--step-timeout <seconds>', shared.stepTimeout, parseSeconds)
    .action((named: readonly string[], options: RecheckOptions) =>
      runStationVerb(options, async ({ client, output, signal }) => {
        if (options.all === true && named.length > 0) throw problemError('usage', { reason: phrase('runs-or-all') })
        const waiting = await client.firstBoot.waiting()
        if (options.all !== true && named.length === 0) {
          output.print(logTable(output, waiting))
          output.done({ runs: waiting })
          return
        }
        const password = await readPassword(options.passwordFile, output)
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
