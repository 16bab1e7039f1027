import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string(),
  author: z.union([z.string(), z.object({ name: z.string() })]).optional(),
  dependencies: z.record(z.string(), z.string()).default({}),
})

export interface Package extends z.infer<typeof manifestSchema> {
  readonly folder: string
}

/** The packages named and all that they need, each folder once, as Node finds them from `root`. */
export function packagesFrom(root: string, names: readonly string[]): readonly Package[] {
  const found = new Map<string, Package>()
  const add = (name: string, from: string) => {
    const folder = folderOf(root, name, from)
    if (folder === undefined) throw new Error(`${name} is not installed: npm ci`)
    if (found.has(folder)) return
    const one = { ...readManifest(folder), folder }
    found.set(folder, one)
    for (const dependency of Object.keys(one.dependencies)) add(dependency, folder)
  }
  for (const name of names) add(name, root)
  return [...found.values()]
}

/** A package itself, without what it needs: for tools of which only a part is shipped. */
export function packageAlone(root: string, name: string): Package {
  const folder = path.join(root, 'node_modules', name)
  return { ...readManifest(folder), folder }
}

function readManifest(folder: string): z.infer<typeof manifestSchema> {
  return manifestSchema.parse(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')))
}

function folderOf(root: string, name: string, from: string): string | undefined {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, 'node_modules', name)
    if (existsSync(path.join(candidate, 'package.json'))) return candidate
    if (folder === root || folder === path.dirname(folder)) return undefined
  }
}
