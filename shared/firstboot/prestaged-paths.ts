/** Folder of bootable media; that prestaged media uses it too is [inferred] (configmgr.md 2.1). */
export const BOOTSTRAP_PATH = '\\sms\\data\\TsmBootstrap.ini'
export const VARIABLES_PATH = '\\sms\\data\\Variables.dat'

/** Where the engine caches content; that prestaged packages lie there is [inferred] (configmgr.md 2.1). */
export const CACHE_PATH = '\\_SMSTaskSequence\\Packages'
const PACKAGE_FOLDER = /^([0-9a-z]{3}[0-9a-f]{5})(?:\.(\d{1,9}))?$/i

/** Package of a folder's name, with its version where the name tells it; undefined for another folder. */
export function packageName(folder: string): { readonly id: string; readonly version: number | undefined } | undefined {
  const [, id, version] = PACKAGE_FOLDER.exec(folder) ?? []
  return id === undefined ? undefined : { id, version: version === undefined ? undefined : Number(version) }
}

/** Id of the package that a file in the cache belongs to; undefined for a file elsewhere. */
export function packageOf(path: string): string | undefined {
  const below = `${CACHE_PATH}\\`.toLowerCase()
  return path.toLowerCase().startsWith(below)
    ? packageName(path.slice(below.length).split('\\')[0] ?? '')?.id
    : undefined
}
