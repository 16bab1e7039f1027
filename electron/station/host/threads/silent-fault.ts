import { Fault } from '../../../../shared/bytes/fault.ts'
import type { Place } from './file-calls.ts'

/** That nothing is heard any more of the drive or share that holds the file. */
export function silentFault(place: Place, path: string): Fault {
  return place === 'folder'
    ? new Fault('station-folder', { path, reason: 'ETIMEDOUT' })
    : new Fault(`${place}-silent` as const, { path })
}
