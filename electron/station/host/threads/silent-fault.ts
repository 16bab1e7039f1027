import { Fault } from '../../../../shared/bytes/fault.ts'
import type { Place } from './file-calls.ts'

/** That nothing is heard any more of the drive or share that holds the file. */
export function silentFault(place: Place, path: string): Fault {
  if (place === 'folder') return new Fault('station-folder', { path, reason: 'ETIMEDOUT' })
  return new Fault(place === 'media' ? 'media-silent' : 'target-silent', { path })
}
