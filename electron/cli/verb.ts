import { type Command, Option } from 'commander'
import { CATALOGUE } from '../../shared/contract/errors.ts'
import { LANGUAGES, languageOf } from '../../shared/contract/text/languages.ts'
import type { Station, StationClient } from '../station/station.ts'
import { createOutput, type Output } from './output.ts'

export interface CommonOptions {
  readonly json?: boolean
  readonly dataDir?: string
  readonly lang?: string
}

/** What a verb works with. `signal` is Ctrl-C. */
export interface VerbContext {
  readonly output: Output
  readonly signal: AbortSignal
  readonly dataDir: string | undefined
}

export interface StationVerbContext extends VerbContext {
  readonly client: StationClient
  readonly station: Station
}

/** A verb below `parent` with the options that every verb takes. */
export function verb(parent: Command, name: string, summary: string): Command {
  return parent
    .command(name)
    .summary(summary)
    .description(summary)
    .option('--json', 'print JSON Lines')
    .option('--data-dir <dir>', 'folder of the log and the library')
    .addOption(
      new Option('--lang <language>', 'language of the sentences')
        .choices(LANGUAGES)
        .default(languageOf(process.env['LC_ALL'] ?? process.env['LANG'] ?? '')),
    )
}

/** Runs a verb to its end: its failure becomes a sentence or a result line, and the exit code of the catalogue. */
export async function runVerb(options: CommonOptions, work: (context: VerbContext) => Promise<void>): Promise<void> {
  const output = createOutput(options.json === true, languageOf(options.lang ?? ''))
  const cancelling = new AbortController()
  const cancel = () => cancelling.abort()
  process.on('SIGINT', cancel)
  process.on('SIGTERM', cancel)
  try {
    await work({ output, signal: cancelling.signal, dataDir: options.dataDir })
  } catch (error) {
    const { problemIn } = await import('../station/station.ts')
    const problem = cancelling.signal.aborted ? { code: 'cancelled' as const, facts: {} } : problemIn(error)
    output.failed(problem)
    process.exitCode = CATALOGUE[problem.code].exit
  } finally {
    process.off('SIGINT', cancel)
    process.off('SIGTERM', cancel)
  }
}

/** The same, with a station open in this process. */
export function runStationVerb(
  options: CommonOptions,
  work: (context: StationVerbContext) => Promise<void>,
  needsLog = true,
): Promise<void> {
  return runVerb(options, async (context) => {
    const { openStation } = await import('../station/station.ts')
    const station = await openStation({ dataDir: context.dataDir, needsLog })
    try {
      await work({ ...context, station, client: station.client('in-process') })
    } finally {
      await station.close()
    }
  })
}
