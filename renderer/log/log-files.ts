import { csvOf, digestCsvOf } from '../../shared/contract/csv.ts'
import { digestEntrySchema } from '../../shared/contract/digests.ts'
import type { LogFilterInput } from '../../shared/contract/log.ts'
import type { RunStory } from '../../shared/contract/run.ts'
import type { StationClient } from '../station/station-client.ts'

/** A file that the browser or the window saves. */
export interface Download {
  readonly name: string
  readonly type: string
  readonly text: string
}

/** Runs that one file may hold; the name of a file that leaves some out says so. */
const MOST_RUNS = 100_000

export function recordFile(story: RunStory): Download {
  return { name: `${story.run}.json`, type: 'application/json', text: `${JSON.stringify(story, null, 2)}\n` }
}

/** Every file on the target of a proven run with its digest, as CSV. */
export async function digestsFile(station: StationClient, run: string): Promise<Download> {
  const { list } = await station.log.digests({ run })
  return { name: `${run}-digests.csv`, type: 'text/csv', text: digestTable(list) }
}

/** What the run's first-boot check did, for CMTrace. */
export async function transcriptFile(station: StationClient, run: string): Promise<Download> {
  const { text } = await station.log.transcript({ run })
  return { name: `${run}.log`, type: 'text/plain', text }
}

/** All runs that a filter lets through. */
export async function runsFile(
  station: StationClient,
  filter: LogFilterInput,
  total: number,
  format: 'csv' | 'json',
): Promise<Download> {
  const runs = await station.log.list({ ...filter, limit: MOST_RUNS })
  const name = total > runs.length ? `runs-first-${runs.length}-of-${total}.${format}` : `runs.${format}`
  return format === 'csv'
    ? { name, type: 'text/csv', text: csvOf(runs) }
    : { name, type: 'application/json', text: `${JSON.stringify(runs, null, 2)}\n` }
}

export function digestTable(list: string): string {
  const lines = list.split('\n').filter((line) => line !== '')
  return digestCsvOf(lines.map((line) => digestEntrySchema.parse(JSON.parse(line))))
}
