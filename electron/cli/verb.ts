import { type Command, Option } from 'commander'
import { CATALOGUE } from '../../shared/contract/errors.ts'
import { LANGUAGES, languageOf } from '../../shared/contract/text/languages.ts'
import type { Station, StationClient } from '../station/station.ts'
import { createOutput, type Output } from './output.ts'
import { type Speech, speechIn } from './speech.ts'

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

/** A group of verbs. */
export function group(program: Command, name: string, summary: string): Command {
  return program.command(name).summary(summary).description(summary)
}

/** A verb below `parent` with the options that every verb takes. */
export function verb(parent: Command, name: string, summary: string, speech: Speech): Command {
  const { options } = speech.texts
  return group(parent, name, summary)
    .option('--json', options.json)
    .option('--data-dir <dir>', options.dataDir)
    .addOption(languageOption(speech))
}

/** What is spoken is known already: `chosenLanguage` has read it. */
export function languageOption({ language, texts }: Speech): Option {
  return new Option('--lang <language>', texts.options.lang).choices(LANGUAGES).default(language)
}

/** Runs a verb to its end: its failure becomes a sentence or a result line, and the exit code of the catalogue. */
export async function runVerb(options: CommonOptions, work: (context: VerbContext) => Promise<void>): Promise<void> {
  const output = createOutput(options.json === true, await speechIn(languageOf(options.lang ?? '')))
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
