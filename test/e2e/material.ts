import { mkdtemp, readdir, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { prestage, serving } from './cli.ts'

/** What a bench needs: sample media, a fresh target, a rehearsal management point, a data folder of its own. */
export interface Material {
  readonly folder: string
  readonly data: string
  readonly media: string
  readonly target: string
  readonly managementPoint: string
  remove(): Promise<void>
}

export async function makeMaterial(): Promise<Material> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'prestage-e2e-'))
  const data = path.join(folder, 'data')
  const sample = path.join(folder, 'sample')
  const target = path.join(folder, 'target.img')
  await prestage(data, 'sample', sample)
  await prestage(data, 'target', 'create', target, '--size', '8G')
  const files = await readdir(sample)
  const named = (ending: string) => {
    const file = files.find((name) => name.endsWith(ending))
    if (file === undefined) throw new Error(`the sample holds no ${ending} file`)
    return path.join(sample, file)
  }
  const site = await serving(data, 'mp', 'rehearse', '--port', '0', '--site', named('.json'))
  return {
    folder,
    data,
    media: named('.wim'),
    target,
    managementPoint: site.url,
    remove: async () => {
      await site.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
