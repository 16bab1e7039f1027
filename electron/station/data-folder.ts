import { homedir, platform } from 'node:os'
import path from 'node:path'

/** `--data-dir`, else PRESTAGE_DATA, else the platform's folder for an application's data. */
export function dataFolder(named: string | undefined, environment: NodeJS.ProcessEnv): string {
  const set = (value: string | undefined) => (value === undefined || value === '' ? undefined : value)
  const chosen = set(named) ?? set(environment['PRESTAGE_DATA'])
  return path.resolve(chosen ?? platformFolder(environment, set))
}

function platformFolder(
  environment: NodeJS.ProcessEnv,
  set: (value: string | undefined) => string | undefined,
): string {
  const home = homedir()
  if (platform() === 'win32')
    return path.join(set(environment['LOCALAPPDATA']) ?? path.join(home, 'AppData', 'Local'), 'Prestage')
  if (platform() === 'darwin') return path.join(home, 'Library', 'Application Support', 'Prestage')
  return path.join(set(environment['XDG_DATA_HOME']) ?? path.join(home, '.local', 'share'), 'prestage')
}
