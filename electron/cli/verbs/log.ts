import { type Command, Option } from 'commander'
import { csvOf } from '../../../shared/contract/csv.ts'
import type { RunRow } from '../../../shared/contract/run.ts'
import { stateText } from '../../../shared/contract/text/languages.ts'
import { parseTime, parseWhole } from '../arguments.ts'
import type { Output } from '../output.ts'
import type { Speech } from '../speech.ts'
import { table } from '../table.ts'
import { tellStory } from '../tell-story.ts'
import { type CommonOptions, group, runStationVerb, verb } from '../verb.ts'
import { addDigestsVerb, exportDigests } from './digests.ts'
import { addPaperVerbs } from './paper.ts'

interface ListOptions extends CommonOptions {
  readonly search: string
  readonly since?: string
  readonly until?: string
  readonly limit: number
}

interface ExportOptions extends CommonOptions {
  readonly format: 'csv' | 'json'
  readonly digests?: string
  readonly since?: string
  readonly until?: string
}

const MOST_ROWS = 100_000

export function addLogVerbs(program: Command, speech: Speech): void {
  const words = speech.texts.log
  const log = group(program, 'log', words.group)
  withTimes(verb(log, 'list', words.list, speech), speech)
    .option('--search <text>', words.search, '')
    .option('--limit <number>', words.limit, parseWhole, 500)
    .action(({ search, limit, ...options }: ListOptions) =>
      runStationVerb(options, async ({ client, output }) => {
        const runs = await client.log.list({ search, limit, ...timesOf(options) })
        output.print(logTable(output, runs))
        output.done({ runs })
      }),
    )
  verb(log, 'show', words.show, speech)
    .argument('<run>')
    .action((run: string, options: CommonOptions) =>
      runStationVerb(options, async ({ client, output }) => {
        const story = await client.log.show({ run })
        output.print(logTable(output, [story]))
        tellStory(output, story)
        output.done(story)
      }),
    )
  withTimes(verb(log, 'export', words.export, speech), speech)
    .addOption(new Option('--format <format>', words.exportFormat).choices(['csv', 'json']).default('csv'))
    .option('--digests <dir>', words.exportDigests)
    .action((options: ExportOptions) =>
      runStationVerb(options, async ({ client, output }) => {
        const runs = await client.log.list({ limit: MOST_ROWS, ...timesOf(options) })
        if (options.digests !== undefined) await exportDigests(client, runs, options.digests)
        output.print(options.format === 'json' ? JSON.stringify(runs, null, 2) : csvOf(runs).trimEnd())
        output.done({ runs })
      }),
    )
  addDigestsVerb(log, speech)
  addPaperVerbs(log, speech)
  verb(log, 'transcript', words.transcript, speech)
    .argument('<run>')
    .action((run: string, options: CommonOptions) =>
      runStationVerb(options, async ({ client, output }) => {
        const { text } = await client.log.transcript({ run })
        output.print(text.trimEnd())
        output.done({ run, lines: text.split('\r\n').filter((line) => line !== '') })
      }),
    )
}

export function logTable(output: Output, runs: readonly RunRow[]): string {
  const { run, started, serial, state, target, media } = output.texts.log.columns
  return table(
    [run, started, serial, state, target, media],
    runs.map((row) => [row.run, row.startedAt, row.serial, stateText(output.language, row), row.target, row.media]),
  )
}

function withTimes(command: Command, { texts }: Speech): Command {
  return command
    .option('--since <time>', texts.options.since, parseTime)
    .option('--until <time>', texts.options.until, parseTime)
}

function timesOf({ since, until }: { readonly since?: string; readonly until?: string }) {
  return { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) }
}
