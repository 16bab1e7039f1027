import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { prestage, serving } from './cli.ts'
import { keepSettings } from './keep-settings.ts'

/** What a bench needs: sample media, a fresh target, a rehearsal management point, a data folder of its own. */
export interface Material {
  readonly folder: string
  readonly data: string
  readonly media: string
  readonly password: string
  readonly target: string
  readonly managementPoint: string
  remove(): Promise<void>
}

const sampleSchema = z.object({
  media: z.string(),
  siteFile: z.string(),
  passwordFile: z.string(),
})

export async function makeMaterial(): Promise<Material> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'prestage-e2e-'))
  const removeFolder = () => rm(folder, { recursive: true, force: true })
  try {
    const data = path.join(folder, 'data')
    const target = path.join(folder, 'target.img')
    await keepSettings(data)
    const sample = sampleSchema.parse(await prestage(data, 'sample', path.join(folder, 'sample')))
    await prestage(data, 'target', 'create', target, '--size', '8G')
    const password = (await readFile(sample.passwordFile, 'utf8')).split(/\r?\n/)[0] ?? ''
    const site = await serving(data, 'mp', 'rehearse', '--port', '0', '--site', sample.siteFile)
    const remove = async () => {
      await site.stop()
      await removeFolder()
    }
    return { folder, data, media: sample.media, password, target, managementPoint: site.url, remove }
  } catch (error) {
    await removeFolder()
    throw error
  }
}
