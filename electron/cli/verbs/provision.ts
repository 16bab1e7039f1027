import type { Command } from 'commander'
import { problemError } from '../../station/problem-error.ts'
import { collect, parseImage, parseSeconds, parseSha256, parseTime, parseUrl } from '../arguments.ts'
import { readCertificates } from '../certificates.ts'
import { type ConfirmedTarget, confirmTargets } from '../confirm-targets.ts'
import { readPassword } from '../password.ts'
import { runJob } from '../run-job.ts'
import { type CommonOptions, runStationVerb, type StationVerbContext, verb } from '../verb.ts'

interface ApplyOptions extends CommonOptions {
  readonly index: number
  readonly lenient?: boolean
  readonly quickFormat?: boolean
  readonly yes?: boolean
  readonly breakLock?: boolean
  readonly sha256?: string
  readonly manifest?: string
}

interface ProvisionOptions extends ApplyOptions {
  readonly serial: readonly string[]
  readonly mp: readonly string[] | false
  readonly passwordFile?: string
  readonly clock?: string
  readonly ca: readonly string[]
  readonly stepTimeout?: number
}

export function addProvisionVerbs(program: Command): void {
  withMediaOptions(
    verb(program, 'apply', 'write media to targets and prove the bytes; no boot files, no check'),
  ).action((media: string, targets: readonly string[], options: ApplyOptions) =>
    runStationVerb(options, async (context) => {
      await runJob(context, {
        mode: 'apply',
        ...mediaInput(media, options),
        targets: (await chosen(context, targets, options)).map((target) => ({ ...target, serial: '' })),
      })
    }),
  )
  withMediaOptions(verb(program, 'provision', 'the whole job: verify, write, make bootable, read back, check'))
    .requiredOption('--serial <serial>', 'serial number of the device, once for each target', collect, [])
    .option('--mp <url>', 'address of the management point', addUrl, [])
    .option('--no-mp', 'leave the management point out')
    .option('--password-file <file>', 'file whose first line is the media password')
    .option('--clock <time>', 'the assumed time of delivery', parseTime)
    .option('--ca <file>', 'certificates in PEM form to trust besides those of the media', collect, [])
    .option('--step-timeout <seconds>', 'longest time for the messages of one step', parseSeconds)
    .action((media: string, targets: readonly string[], options: ProvisionOptions) =>
      runStationVerb(options, async (context) => {
        const { serial } = options
        if (serial.length !== targets.length)
          throw problemError('serial-count', { targets: targets.length, serials: serial.length })
        const password = await readPassword(options.passwordFile, context.output.json)
        await runJob(context, {
          mode: 'provision',
          ...mediaInput(media, options),
          targets: (await chosen(context, targets, options)).map((target, index) => ({
            ...target,
            serial: serial[index] ?? '',
          })),
          managementPoints: options.mp === false ? [] : [...options.mp],
          askManagementPoint: options.mp !== false,
          ...(password === undefined ? {} : { password }),
          ...(options.clock === undefined ? {} : { clock: options.clock }),
          authorities: await readCertificates(options.ca),
          ...(options.stepTimeout === undefined ? {} : { stepSeconds: options.stepTimeout }),
        })
      }),
    )
}

/** After `--no-mp` the option's value is false, so a later address begins anew. */
export function addUrl(text: string, before: readonly string[] | false): readonly string[] {
  return parseUrl(text, before === false ? [] : before)
}

function withMediaOptions(command: Command): Command {
  return command
    .argument('<media>')
    .argument('<targets...>')
    .option('--index <number>', 'image of the media', parseImage, 1)
    .option('--lenient', 'read on where the media breaks a rule without being unsafe; each one is listed')
    .option('--quick-format', 'format targets that hold files or an unfinished run')
    .option('--yes', 'with --quick-format: erase files without asking for the label of their volume')
    .option('--break-lock', 'take away a lock that another computer has left on a target')
    .option('--sha256 <hex>', 'the SHA-256 that the media must have', parseSha256)
    .option('--manifest <file>', 'the manifest that names the media; its signature is FILE.p7s beside it')
}

async function chosen(
  context: StationVerbContext,
  files: readonly string[],
  options: ApplyOptions,
): Promise<readonly ConfirmedTarget[]> {
  const mayAsk = options.quickFormat === true && options.yes !== true
  return mayAsk ? confirmTargets(context, files) : files.map((file) => ({ file }))
}

function mediaInput(media: string, options: ApplyOptions) {
  return {
    media,
    image: options.index,
    lenient: options.lenient === true,
    quickFormat: options.quickFormat === true,
    confirmed: options.yes === true,
    breakLock: options.breakLock === true,
    ...(options.sha256 === undefined ? {} : { expectedSha256: options.sha256 }),
    ...(options.manifest === undefined ? {} : { manifest: options.manifest }),
  }
}
