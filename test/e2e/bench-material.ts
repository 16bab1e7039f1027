import path from 'node:path'
import { prestage } from './cli.ts'
import { type Gate, openGate } from './gate.ts'
import { keepSettings } from './keep-settings.ts'
import { type Material, makeMaterial } from './material.ts'

/** A bench as a site sets it up: media in the library, slots that the station knows, its management point behind a gate. */
export interface BenchMaterial extends Material {
  readonly gate: Gate
  /** Makes targets, which the station then knows by these names. */
  makeSlots(...names: readonly string[]): Promise<string[]>
}

export async function makeBenchMaterial(): Promise<BenchMaterial> {
  const material = await makeMaterial()
  const { data, folder } = material
  const gate = await openGate(material.managementPoint)
  // One target at a time: the second job waits.
  await keepSettings(data, { managementPoints: [gate.url], targetsAtOnce: 1 })
  await prestage(data, 'media', 'import', material.media)
  return {
    ...material,
    gate,
    makeSlots: async (...names) => {
      const slots = names.map((name) => path.join(folder, `${name}.img`))
      for (const slot of slots) await prestage(data, 'target', 'create', slot, '--size', '8G')
      return slots
    },
    remove: async () => {
      await gate.close()
      await material.remove()
    },
  }
}
