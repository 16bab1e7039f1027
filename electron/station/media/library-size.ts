import type { MediaListItem } from '../../../shared/contract/media.ts'
import { fileFacts } from './file-facts.ts'

/** Bytes of the copies that are there, and how many those are. */
export function librarySize(items: readonly MediaListItem[]): { readonly bytes: number; readonly copies: number } {
  const sizes = items.filter(({ isCopy }) => isCopy).flatMap(({ facts }) => fileFacts(facts.path)?.bytes ?? [])
  return { bytes: sizes.reduce((sum, size) => sum + size, 0), copies: sizes.length }
}
