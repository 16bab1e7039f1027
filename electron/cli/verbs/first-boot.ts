import { type Command, Option } from 'commander'
import { collect, parseSeconds, parseTime } from '../arguments.ts'
import { readCertificates } from '../certificates.ts'
import { readPassword } from '../password.ts'
import { parseSize } from '../sizes.ts'
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
        await tellFirstBoot(output, await client.firstBoot.check(input, { signal }), options.transcript)
      }),
    )
}
