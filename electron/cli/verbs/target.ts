import path from 'node:path'
import { type Command, Option } from 'commander'
import type { TargetFacts } from '../../../shared/contract/target.ts'
import { type Output, sentenceOf } from '../output.ts'
import { parseSize, showSize } from '../sizes.ts'
import { table } from '../table.ts'
import { type CommonOptions, runStationVerb, verb } from '../verb.ts'

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

export function addTargetVerbs(program: Command): void {
  const target = program.command('target').summary('make target images and look at them')
  verb(target, 'create', 'make a formatted target image')
    .argument('<file>')
    .requiredOption('--size <size>', 'size of the disk, such as 64G', parseSize)
    .option('--label <text>', 'label of the volume', 'Windows')
    .addOption(
      new Option('--layout <layout>', "Microsoft's partitions for UEFI or BIOS, or one active partition for all")
        .choices(['uefi', 'bios', 'bios-single'])
        .default('uefi'),
    )
    .option('--recovery <size>', 'size of a recovery partition behind Windows', parseSize)
    .addOption(new Option('--format <format>', 'kind of file; by default as its name ends').choices(FORMATS))
    .option('--fixed', 'give a VHD or VHDX its full size at once')
    .addOption(new Option('--sector-size <bytes>', 'bytes of a sector').choices(['512', '4096']).default('512'))
    .action((file: string, { size, label, layout, recovery = 0, format, ...options }: CreateOptions) =>
      runStationVerb(options, async ({ client, output }) => {
        const facts = await client.target.create({
          path: file,
          bytes: size,
          layout,
          recovery,
          format: format ?? formatOf(file),
          fixed: options.fixed ?? false,
          sectorSize: options.sectorSize === '4096' ? 4096 : 512,
          volumeLabel: label,
        })
        sayTarget(output, facts)
        output.done(facts)
      }),
    )
  verb(target, 'inspect', 'say what a target image holds')
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
  output.say(
    `${facts.path}: ${showSize(facts.bytes)}, ${facts.container}, ${facts.table.toUpperCase()} disk ${facts.diskGuid}, ${facts.state}`,
  )
  output.print(
    table(
      ['partition', 'kind', 'file system', 'size', 'name'],
      facts.partitions.map(({ index, kind, isActive, fileSystem, byteLength, name }) => [
        String(index + 1),
        isActive ? `${kind}, active` : kind,
        fileSystem,
        showSize(byteLength),
        name,
      ]),
    ),
  )
  for (const warning of facts.warnings) output.print(sentenceOf(warning, output.language))
}
