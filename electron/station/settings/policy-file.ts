import { platform } from 'node:os'
import path from 'node:path'

/** Where an organisation puts settings that hold for all users: PRESTAGE_POLICY, else the platform's folder for such. */
export function policyFile(environment: NodeJS.ProcessEnv): string {
  const named = environment['PRESTAGE_POLICY']
  if (named !== undefined && named !== '') return path.resolve(named)
  switch (platform()) {
    case 'win32':
      return path.join(environment['ProgramData'] ?? 'C:\\ProgramData', 'Prestage', 'policy.json')
    case 'darwin':
      return '/Library/Application Support/Prestage/policy.json'
    default:
      return '/etc/prestage/policy.json'
  }
}
