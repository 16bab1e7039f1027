import path from 'node:path'
import { isFault } from '../../../shared/bytes/fault.ts'
import { readApart } from '../target/read-apart.ts'
import type { FileFacts } from './file-facts.ts'

/** A list that somebody waits for: media on a share that says nothing for this long are as good as gone. */
const MOST_MS = 8_000

/** What tells media, one by one, without this thread waiting for a share: of a folder that does not answer, none are there. */
export async function factsApart(files: readonly string[]): Promise<readonly (FileFacts | undefined)[]> {
  const silent = new Set<string>()
  const found: (FileFacts | undefined)[] = []
  for (const file of files) {
    const folder = path.dirname(file)
    found.push(
      silent.has(folder)
        ? undefined
        : await readApart('fileFacts', file, { mostMs: MOST_MS }).catch((error: unknown) => {
            if (!isFault(error) || error.code !== 'target-silent') throw error
            silent.add(folder)
            return undefined
          }),
    )
  }
  return found
}
