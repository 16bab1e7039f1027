import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
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
import { problemOf } from '../../../shared/firstboot/problem-of.ts'
import { openPolicy } from './open-policy.ts'
import { readSettingsFile } from './read-settings-file.ts'
import { SETTINGS_FILE } from './settings-file.ts'

/** The station's settings: those of the policy file hold before those of the station's own. */
export interface StationSettings {
  /** Tells of a policy that cannot be read; the station's own settings are shown then, and all are locked. */
  view(): SettingsView
  /** Those that work may be done by. Fault `policy-damaged`: a policy that cannot be read must not be passed over. */
  hold(): Settings
  /** Stores the change whole or not at all. Faults `setting-locked`, `policy-damaged`, `station-folder`. */
  change(change: SettingsChange): SettingsView
}

/** Fault `station-folder`. */
export function openSettings(dataDir: string, policyPath: string): StationSettings {
  const file = path.join(dataDir, SETTINGS_FILE)
  const policy = openPolicy(policyPath)
  let own =
    readSettingsFile(file, settingsChangeSchema, (reason) => new Fault('station-folder', { path: file, reason })) ?? {}
  const view = (): SettingsView => {
    const { settings, problem } = policy.read()
    const isLocked = (name: SettingName) => problem !== undefined || settings?.[name] !== undefined
    return {
      settings: settingsSchema.parse({ ...own, ...settings }),
      locked: settingsSchema.keyof().options.filter(isLocked),
      policy: {
        path: policyPath,
        isThere: settings !== undefined || problem !== undefined,
        ...(problem === undefined ? {} : { problem: problemOf(problem) }),
      },
      dataFolder: dataDir,
    }
  }
  const refuseDamaged = () => {
    const { problem } = policy.read()
    if (problem !== undefined) throw problem
  }
  return {
    view,
    hold() {
      refuseDamaged()
      return view().settings
    },
    change(change) {
      refuseDamaged()
      const locked = view().locked.find((name) => change[name] !== undefined)
      if (locked !== undefined) throw new Fault('setting-locked', { setting: locked, path: policyPath })
      const next = { ...own, ...change }
      writeWhole(file, `${JSON.stringify(next, null, 2)}\n`)
      own = next
      return view()
    },
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
