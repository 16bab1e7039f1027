import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { SettingsChange } from '../../shared/contract/settings.ts'

/** Longer than any test: a point that says nothing is waited for until the test is done with it, however slow the machine is. */
const LONGEST_STEP = 600

/** Writes a station's settings before it is opened. */
export async function keepSettings(data: string, settings: SettingsChange = {}): Promise<void> {
  await mkdir(data, { recursive: true })
  await writeFile(path.join(data, 'settings.json'), JSON.stringify({ stepSeconds: LONGEST_STEP, ...settings }))
}
