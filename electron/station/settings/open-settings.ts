import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Fault } from '../../../shared/bytes/fault.ts'
import {
  type SettingName,
  type Settings,
  type SettingsChange,
  type SettingsView,
  settingsChangeSchema,
  settingsSchema,
} from '../../../shared/contract/settings.ts'

const FILE_NAME = 'settings.json'
const LARGEST_FILE = 1 << 20

/** The station's settings: those of the policy file hold before those of the station's own. */
export interface StationSettings {
  view(): SettingsView
  /** Stores the change whole or not at all. Faults `setting-locked`, `station-folder`. */
  change(change: SettingsChange): SettingsView
}

/** Faults `station-folder`, `policy-damaged`: a policy that cannot be read must not be passed over. */
export function openSettings(dataDir: string, policyPath: string): StationSettings {
  const file = path.join(dataDir, FILE_NAME)
  const policy = readChange(policyPath, (reason) => new Fault('policy-damaged', { path: policyPath, reason }))
  let own = readChange(file, (reason) => new Fault('station-folder', { path: file, reason }))
  const settings = (): Settings => settingsSchema.parse({ ...own, ...policy })
  const view = (): SettingsView => ({ settings: settings(), locked: settingsSchema.keyof().options.filter(isLocked) })
  const isLocked = (name: SettingName) => policy[name] !== undefined
  return {
    view,
    change(change) {
      const locked = settingsSchema.keyof().options.find((name) => change[name] !== undefined && isLocked(name))
      if (locked !== undefined) throw new Fault('setting-locked', { setting: locked, path: policyPath })
      const next = { ...own, ...change }
      writeWhole(file, `${JSON.stringify(next, null, 2)}\n`)
      own = next
      return view()
    },
  }
}

/** Settings of a file; none when there is no file. */
function readChange(file: string, damaged: (reason: string) => Fault): SettingsChange {
  let text: string
  try {
    if (statSync(file).size > LARGEST_FILE) throw new Error('the file is too large')
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    throw damaged(error instanceof Error ? error.message : 'unknown')
  }
  try {
    return settingsChangeSchema.parse(JSON.parse(text.replace(/^\ufeff/, '')))
  } catch {
    throw damaged('it does not hold settings')
  }
}

/** A reader sees the old text or the new one, never a part. */
function writeWhole(file: string, text: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(`${file}.new`, text)
    renameSync(`${file}.new`, file)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new Fault('station-folder', { path: file, reason })
  }
}
