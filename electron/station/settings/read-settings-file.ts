import { readFileSync, statSync } from 'node:fs'
import type { Fault } from '../../../shared/bytes/fault.ts'
import type { SettingsChange, settingsChangeSchema } from '../../../shared/contract/settings.ts'

const LARGEST_FILE = 1 << 20

/** Settings of a file; undefined when there is no file. */
export function readSettingsFile(
  file: string,
  schema: Pick<typeof settingsChangeSchema, 'safeParse'>,
  damaged: (reason: string) => Fault,
): SettingsChange | undefined {
  let text: string
  try {
    if (statSync(file).size > LARGEST_FILE) throw new Error('the file is too large')
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw damaged(error instanceof Error ? error.message : 'unknown')
  }
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    throw damaged('it is no JSON')
  }
  const { data, error } = schema.safeParse(value)
  if (data !== undefined) return data
  const [issue] = error.issues
  throw damaged(`${issue?.path.join('.') || 'settings'}: ${issue?.message ?? 'not valid'}`)
}
