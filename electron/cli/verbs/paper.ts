import { writeFileSync } from 'node:fs'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { LABEL_SIZES, type LabelSize } from '../../../shared/contract/label-sizes.ts'
import { parseTime } from '../arguments.ts'
import { reportHtml } from '../report-html.ts'
import { type CommonOptions, runStationVerb, verb } from '../verb.ts'

interface LabelOptions extends CommonOptions {
  readonly out: string
  readonly size: LabelSize
}

interface ReportOptions extends CommonOptions {
  readonly out: string
  readonly serial?: string
  readonly since?: string
  readonly until?: string
}

/** What of the log is meant for paper. */
export function addPaperVerbs(log: Command): void {
  verb(log, 'label', 'make labels of provisioned runs, with barcodes of serial number and proof')
    .argument('<run...>')
    .requiredOption('--out <file>', 'labels.svg for one run; labels.pdf for any number, a page each', parseLabelFile)
    .addOption(new Option('--size <size>', 'millimetres').choices(LABEL_SIZES).default('62x29'))
    .action((runs: readonly string[], { out, size, ...options }: LabelOptions) =>
      runStationVerb(options, async ({ client, output }) => {
        if (runs.length > 1 && isSvg(out))
          throw new InvalidArgumentError('An SVG file holds one label; use a PDF file.')
        const { labels, pdf } = await client.log.label({ runs: [...runs], size, language: output.language })
        writeFileSync(out, isSvg(out) ? (labels[0]?.svg ?? '') : pdf)
        output.say(out)
        output.done({ file: out, labels: labels.map(({ run, serial }) => ({ run, serial })) })
      }),
    )
  verb(log, 'report', 'write a report: runs in numbers, or all runs of one device with their proofs')
    .requiredOption('--out <file>', 'an HTML file')
    .option('--serial <serial>', 'the report of this device')
    .option('--since <time>', 'runs that started then or later', parseTime)
    .option('--until <time>', 'runs that started then or earlier', parseTime)
    .action(({ out, serial, since, until, ...options }: ReportOptions) =>
      runStationVerb(options, async ({ client, output }) => {
        const report = await client.log.report({ serial, since, until, language: output.language })
        writeFileSync(out, reportHtml(report))
        output.say(out)
        output.done({ file: out, report })
      }),
    )
}

function parseLabelFile(file: string): string {
  if (!/\.(svg|pdf)$/i.test(file)) throw new InvalidArgumentError('The file ends in .svg or .pdf.')
  return file
}

function isSvg(file: string): boolean {
  return /\.svg$/i.test(file)
}
