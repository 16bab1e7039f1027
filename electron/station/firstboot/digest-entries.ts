import { type DigestEntry, digestEntrySchema } from '../../../shared/contract/digests.ts'

/** The entries of a digest list as it is kept: one a line, as JSON. */
export function readEntries(bytes: Uint8Array): readonly DigestEntry[] {
  const lines = new TextDecoder().decode(bytes).split('\n')
  return lines.filter((line) => line !== '').map((line) => digestEntrySchema.parse(JSON.parse(line)))
}
