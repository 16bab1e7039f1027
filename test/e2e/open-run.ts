import path from 'node:path'
import { prestage } from './cli.ts'
import type { Face } from './face.ts'
import type { Material } from './material.ts'
import type { SilentPoint } from './silent-point.ts'
import { startRun } from './start-run.ts'

/** A run on a fresh target that stays open, since its management point says nothing; returns the target's path. */
export async function openRun(face: Face, material: Material, silent: SilentPoint, serial: string): Promise<string> {
  const target = path.join(material.folder, `${serial}.img`)
  await prestage(material.data, 'target', 'create', target, '--size', '8G')
  await startRun(face, { ...material, target, managementPoint: silent.url }, serial)
  await face.page.locator('[data-step="mp.answer"][data-status="started"]').waitFor({ state: 'attached' })
  return target
}
