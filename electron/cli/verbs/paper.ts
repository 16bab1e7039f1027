import { writeFileSync } from 'node:fs'
import { type Command, Option } from 'commander'
import { LABEL_SIZES, type LabelSize } from '../../../shared/contract/label-sizes.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'
import { problemError } from '../../station/problem-error.ts'
import { parseTime } from '../arguments.ts'
import { invalidValue } from '../invalid-value.ts'
import { reportHtml } from '../report-html.ts'
import type { Speech } from '../speech.ts'
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
export function addPaperVerbs(log: Command, speech: Speech): void {
  const { log: words, options: shared } = speech.texts
  verb(log, 'label', words.label, speech)
    .argument('<run...>')
    .requiredOption('--out <file>', words.labelOut, parseLabelFile)
    .addOption(new Option('--size <size>', words.labelSize).choices(LABEL_SIZES).default('62x29'))
    .action((runs: readonly string[], { out, size, ...options }: LabelOptions) =>
      runStationVerb(options, async ({ client, output }) => {
        if (runs.length > 1 && isSvg(out)) throw problemError('usage', { reason: phrase('one-label-per-svg') })
        const { labels, pdf } = await client.log.label({ runs: [...runs], size, language: output.language })
        writeFileSync(out, isSvg(out) ? (labels[0]?.svg ?? '') : pdf)
        output.say(out)
        output.done({ file: out, labels: labels.map(({ run, serial }) => ({ run, serial })) })
      }),
    )
  verb(log, 'report', words.report, speech)
    .requiredOption('--out <file>', words.reportOut)
    .option('--serial <serial>', words.reportSerial)
    .option('--since <time>', shared.since, parseTime)
    .option('--until <time>', shared.until, parseTime)
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
  if (!/\.(svg|pdf)$/i.test(file)) throw invalidValue('labelFile')
  return file
}

function isSvg(file: string): boolean {
  return /\.svg$/i.test(file)
}
