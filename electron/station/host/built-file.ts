import { existsSync } from 'node:fs'
import path from 'node:path'

/** `out`, seen from the bundle in `out/cli`, and from the sources. */
const FOLDERS = ['..', '../../../out']

/** The path of a file that a build script made; `script` is what to run when it is not there. */
export function builtFile(name: string, script: string): string {
  const files = FOLDERS.map((folder) => path.join(import.meta.dirname, folder, name))
  const file = files.find((candidate) => existsSync(candidate))
  if (file === undefined) throw new Error(`${name} is missing: run npm run ${script}`)
  return file
}
