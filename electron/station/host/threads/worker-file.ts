import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** Folders of the worker threads' modules in the sources; a bundle has them all beside each other. */
const SOURCE_FOLDERS: Readonly<Record<string, string>> = {
  'run-worker': '../../run',
  'target-worker': '../../run',
  'target-reader-worker': '../../target',
  'work-worker': '../../work',
}

/** The module of a worker thread: TypeScript in the sources, JavaScript in a bundle. */
export function workerFile(name: string): URL {
  const extension = path.extname(import.meta.filename)
  const folder = extension === '.ts' ? (SOURCE_FOLDERS[name] ?? '.') : '.'
  return pathToFileURL(path.join(import.meta.dirname, folder, name + extension))
}
