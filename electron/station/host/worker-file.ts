import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** The module of a worker thread that lies beside the running one: TypeScript in the sources, JavaScript in a bundle. */
export function workerFile(name: string): URL {
  return pathToFileURL(path.join(import.meta.dirname, name + path.extname(import.meta.filename)))
}
