import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { dataFolder } from '../data-folder.ts'
import { policyFile } from './policy-file.ts'
import { LARGEST_FILE, SETTINGS_FILE } from './settings-file.ts'

/**
 * The language that the organisation's file or else the station's settings name, without opening the station: help has to
 * be quick, and has to be there when the files are damaged. Undefined where none is named.
 */
export function savedLanguage(dataDir: string | undefined, environment: NodeJS.ProcessEnv): string | undefined {
  return languageIn(policyFile(environment)) ?? languageIn(path.join(dataFolder(dataDir, environment), SETTINGS_FILE))
}

function languageIn(file: string): string | undefined {
  try {
    const stat = statSync(file, { throwIfNoEntry: false })
    if (stat === undefined || !stat.isFile() || stat.size > LARGEST_FILE) return undefined
    const language: unknown = Reflect.get(
      Object(JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, ''))),
      'language',
    )
    return typeof language === 'string' ? language : undefined
  } catch {
    return undefined
  }
}
