import { type Command, Option } from 'commander'
import { collect, parseSeconds, parseTime } from '../arguments.ts'
import { readCertificates } from '../certificates.ts'
import { readPassword } from '../password.ts'
import { parseSize } from '../sizes.ts'
import type { Speech } from '../speech.ts'
import { tellFirstBoot } from '../tell-first-boot.ts'
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

export function addFirstBootVerb(program: Command, speech: Speech): void {
  const { firstBoot, options: shared } = speech.texts
  verb(program, 'firstboot', firstBoot.check, speech)
    .argument('<target>')
    .option('--media <file>', firstBoot.media)
    .option('--mp <url>', shared.mp, addUrl, [])
    .option('--no-mp', shared.noMp)
    .option('--password-file <file>', shared.passwordFile)
    .option('--clock <time>', shared.clock, parseTime)
    .option('--ca <file>', shared.ca, collect, [])
    .option('--step-timeout <seconds>', shared.stepTimeout, parseSeconds)
    .addOption(new Option('--machine <kind>', firstBoot.machine).choices(['x64', 'x86', 'arm64']))
    .option('--memory <size>', firstBoot.memory, parseSize)
    .option('--transcript <file>', firstBoot.transcript)
    .action((target: string, options: FirstBootOptions) =>
      runStationVerb(options, async ({ client, output, signal }) => {
        const password = await readPassword(options.passwordFile, output)
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
        await tellFirstBoot(output, await client.firstBoot.check(input, { signal }), options.transcript)
      }),
    )
}
