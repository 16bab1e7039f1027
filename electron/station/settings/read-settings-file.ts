import { readFileSync, statSync } from 'node:fs'
import { type Fault, isFault } from '../../../shared/bytes/fault.ts'
import type { SettingsChange, settingsChangeSchema } from '../../../shared/contract/settings.ts'
import type { Fact } from '../../../shared/phrase/fact.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'
import { refusedValue } from '../refused-value.ts'
import { LARGEST_FILE } from './settings-file.ts'

/** Settings of a file; undefined when there is no file. */
export function readSettingsFile(
  file: string,
  schema: Pick<typeof settingsChangeSchema, 'safeParse'>,
  damaged: (reason: Fact) => Fault,
): SettingsChange | undefined {
  let text: string
  try {
    if (statSync(file).size > LARGEST_FILE) throw damaged(phrase('file-too-large'))
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (isFault(error)) throw error
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw damaged(error instanceof Error ? error.message : phrase('unreadable'))
  }
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    throw damaged(phrase('file-no-json'))
  }
  const { data, error } = schema.safeParse(value)
  if (data !== undefined) return data
  throw damaged(refusedValue(error.issues, 'the-file'))
}
