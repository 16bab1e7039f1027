import type { Command } from 'commander'
import { problemError } from '../../station/problem-error.ts'
import { collect, parseImage, parseSeconds, parseSha256, parseTime, parseUrl } from '../arguments.ts'
import { readCertificates } from '../certificates.ts'
import { type ConfirmedTarget, confirmTargets } from '../confirm-targets.ts'
import { readPassword } from '../password.ts'
import { runJob } from '../run-job.ts'
import type { Speech } from '../speech.ts'
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

export function addProvisionVerbs(program: Command, speech: Speech): void {
  const { runs: words, options: shared } = speech.texts
  withMediaOptions(verb(program, 'apply', words.apply, speech), speech).action(
    (media: string, targets: readonly string[], options: ApplyOptions) =>
      runStationVerb(options, async (context) => {
        await runJob(context, {
          mode: 'apply',
          ...mediaInput(media, options),
          targets: (await chosen(context, targets, options)).map((target) => ({ ...target, serial: '' })),
        })
      }),
  )
  withMediaOptions(verb(program, 'provision', words.provision, speech), speech)
    .requiredOption('--serial <serial>', words.serial, collect, [])
    .option('--mp <url>', shared.mp, addUrl, [])
    .option('--no-mp', shared.noMp)
    .option('--password-file <file>', shared.passwordFile)
    .option('--clock <time>', shared.clock, parseTime)
    .option('--ca <file>', shared.ca, collect, [])
    .option('--step-timeout <seconds>', shared.stepTimeout, parseSeconds)
    .action((media: string, targets: readonly string[], options: ProvisionOptions) =>
      runStationVerb(options, async (context) => {
        const { serial } = options
        if (serial.length !== targets.length)
          throw problemError('serial-count', { targets: targets.length, serials: serial.length })
        const password = await readPassword(options.passwordFile, context.output)
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

function withMediaOptions(command: Command, { texts }: Speech): Command {
  const { runs: words, options: shared } = texts
  return command
    .argument('<media>')
    .argument('<targets...>')
    .option('--index <number>', words.index, parseImage, 1)
    .option('--lenient', shared.lenient)
    .option('--quick-format', words.quickFormat)
    .option('--yes', words.yes)
    .option('--break-lock', shared.breakLock)
    .option('--sha256 <hex>', shared.sha256, parseSha256)
    .option('--manifest <file>', shared.manifest)
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
