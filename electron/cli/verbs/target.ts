import path from 'node:path'
import { type Command, Option } from 'commander'
import type { TargetFacts } from '../../../shared/contract/target.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'
import { problemError } from '../../station/problem-error.ts'
import { parseVolumeLabel } from '../arguments.ts'
import { filled } from '../filled.ts'
import { type Output, sentenceOf } from '../output.ts'
import { parseSize, showSize } from '../sizes.ts'
import type { Speech } from '../speech.ts'
import { table } from '../table.ts'
import { type CommonOptions, group, runStationVerb, verb } from '../verb.ts'

const FORMATS = ['raw', 'vhd', 'vhdx'] as const
type Format = (typeof FORMATS)[number]

interface CreateOptions extends CommonOptions {
  readonly size: number
  readonly label: string
  readonly layout: 'uefi' | 'bios' | 'bios-single'
  readonly recovery?: number
  readonly format?: Format
  readonly fixed?: boolean
  readonly sectorSize: '512' | '4096'
}

export function addTargetVerbs(program: Command, speech: Speech): void {
  const words = speech.texts.target
  const target = group(program, 'target', words.group)
  verb(target, 'create', words.create, speech)
    .argument('<file>')
    .requiredOption('--size <size>', words.size, parseSize)
    .option('--label <text>', words.label, parseVolumeLabel, 'Windows')
    .addOption(new Option('--layout <layout>', words.layout).choices(['uefi', 'bios', 'bios-single']).default('uefi'))
    .option('--recovery <size>', words.recovery, parseSize)
    .addOption(new Option('--format <format>', words.format).choices(FORMATS))
    .option('--fixed', words.fixed)
    .addOption(new Option('--sector-size <bytes>', words.sectorSize).choices(['512', '4096']).default('512'))
    .action((file: string, { size, label, layout, recovery = 0, format, ...options }: CreateOptions) =>
      runStationVerb(options, async ({ client, output }) => {
        const kind = format ?? formatOf(file)
        if (options.fixed === true && kind === 'raw') throw problemError('usage', { reason: phrase('fixed-needs-vhd') })
        const facts = await client.target.create({
          path: file,
          bytes: size,
          layout,
          recovery,
          format: kind,
          fixed: options.fixed ?? false,
          sectorSize: options.sectorSize === '4096' ? 4096 : 512,
          volumeLabel: label,
        })
        sayTarget(output, facts)
        output.done(facts)
      }),
    )
  verb(target, 'inspect', words.inspect, speech)
    .argument('<file>')
    .action((file: string, options: CommonOptions) =>
      runStationVerb(options, async ({ client, output }) => {
        const facts = await client.target.inspect({ target: file })
        sayTarget(output, facts)
        output.done(facts)
      }),
    )
}

/** A file that is named like a VHD or VHDX is opened as one by Windows, so it is made one. */
function formatOf(file: string): Format {
  const extension = path.extname(file).slice(1).toLowerCase()
  return FORMATS.find((format) => format === extension) ?? 'raw'
}

function sayTarget(output: Output, facts: TargetFacts): void {
  const { facts: sentence, columns, active, containers, states, kinds, fileSystems } = output.texts.target
  output.say(
    filled(output, sentence, {
      path: facts.path,
      size: showSize(facts.bytes, output.language),
      container: containers[facts.container],
      table: facts.table.toUpperCase(),
      disk: facts.diskGuid,
      state: states[facts.state],
    }),
  )
  output.print(
    table(
      [columns.partition, columns.kind, columns.fileSystem, columns.size, columns.name],
      facts.partitions.map(({ index, kind, isActive, fileSystem, byteLength, name }) => [
        String(index + 1),
        isActive ? filled(output, active, { kind: kinds[kind] }) : kinds[kind],
        fileSystems[fileSystem],
        showSize(byteLength, output.language),
        name,
      ]),
    ),
  )
  for (const warning of facts.warnings) output.print(sentenceOf(warning, output.language))
}
