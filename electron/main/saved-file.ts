import { PAPERS, type Paper, SAVED_ENDINGS, type SavedFile, type SavedSheets } from '../../shared/contract/shell.ts'

const LONGEST_NAME = 120
const LARGEST_TEXT = 256 << 20

/** What the page wants saved, or undefined when it is none; the name loses what could lead to another folder. */
export function readSavedFile(value: unknown): SavedFile | undefined {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('text' in value)) return undefined
  const { text } = value
  const name = readName(value.name)
  return name === undefined || typeof text !== 'string' || text.length > LARGEST_TEXT ? undefined : { name, text }
}

export function readSavedSheets(value: unknown): SavedSheets | undefined {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('paper' in value)) return undefined
  const { paper } = value
  const name = readName(value.name)
  return name === undefined || !name.endsWith('.pdf') || !isPaper(paper) ? undefined : { name, paper }
}

export function isPaper(value: unknown): value is Paper {
  return PAPERS.some((paper) => paper === value)
}

function readName(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > LONGEST_NAME) return undefined
  const name = value.replace(/[^\p{L}\p{N} ._-]+/gu, '_').replace(/^[. ]+/, '')
  return SAVED_ENDINGS.some((ending) => name.endsWith(`.${ending}`) && name.length > ending.length + 1)
    ? name
    : undefined
}
