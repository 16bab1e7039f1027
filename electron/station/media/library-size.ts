import type { MediaListItem } from '../../../shared/contract/media.ts'
import { factsApart } from './facts-apart.ts'

/** Bytes of the copies that are there, and how many those are. */
export async function librarySize(
  items: readonly MediaListItem[],
): Promise<{ readonly bytes: number; readonly copies: number }> {
  const found = await factsApart(items.filter(({ isCopy }) => isCopy).map(({ facts }) => facts.path))
  const sizes = found.flatMap((facts) => facts?.bytes ?? [])
  return { bytes: sizes.reduce((sum, size) => sum + size, 0), copies: sizes.length }
}
