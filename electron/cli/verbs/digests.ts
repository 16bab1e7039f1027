import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Command, Option } from 'commander'
import { digestCsvOf } from '../../../shared/contract/csv.ts'
import { digestEntrySchema } from '../../../shared/contract/digests.ts'
import type { RunRow } from '../../../shared/contract/run.ts'
import { isProven } from '../../../shared/contract/run-state.ts'
import type { StationClient } from '../../station/station.ts'
import type { Speech } from '../speech.ts'
import { type CommonOptions, runStationVerb, verb } from '../verb.ts'

interface DigestOptions extends CommonOptions {
  readonly format: 'csv' | 'json'
}

export function addDigestsVerb(log: Command, speech: Speech): void {
  const words = speech.texts.log
  verb(log, 'digests', words.digests, speech)
    .argument('<run>')
    .addOption(new Option('--format <format>', words.digestsFormat).choices(['csv', 'json']).default('csv'))
    .action((run: string, { format, ...options }: DigestOptions) =>
      runStationVerb(options, async ({ client, output }) => {
        const { sha256, list } = await client.log.digests({ run })
        const lines = list.split('\n').filter((line) => line !== '')
        if (output.json)
          for (const line of lines) output.event({ event: 'digest', ...digestEntrySchema.parse(JSON.parse(line)) })
        else if (format === 'json') output.print(list.trimEnd())
        else output.print(digestCsvOf(lines.map((line) => digestEntrySchema.parse(JSON.parse(line)))).trimEnd())
        output.done({ run, sha256, files: lines.length })
      }),
    )
}

/** Writes the digest list of each proven run into `folder`, as RUN.jsonl. */
export async function exportDigests(client: StationClient, runs: readonly RunRow[], folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  for (const { run } of runs.filter(({ state }) => isProven(state))) {
    const { list } = await client.log.digests({ run })
    writeFileSync(path.join(folder, `${run}.jsonl`), list)
  }
}
