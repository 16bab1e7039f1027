import { readFile } from 'node:fs/promises'
import { Fault } from '../../../shared/bytes/fault.ts'
import type { TraceWriter } from '../../../shared/mp/cmtrace.ts'
import { isRehearsalFault, REHEARSAL_FAULTS, type RehearsalFault } from '../../../shared/mp/rehearsal/faults.ts'
import { type RehearsalSite, readSite } from '../../../shared/mp/rehearsal/site.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'
import { type Rehearsal, startRehearsal as startServer } from './server.ts'

export { isRehearsalFault, REHEARSAL_FAULTS, type RehearsalFault }

export interface RehearsalStart {
  readonly siteFile: string
  readonly port: number
  /** Shown besides those of the file. */
  readonly faults?: readonly RehearsalFault[]
  /** In place of the file's. */
  readonly https?: RehearsalSite['https'] | undefined
  readonly log?: TraceWriter
}

/** Starts the rehearsal of the site in a file. Faults: `site-file-damaged`, `port-in-use`. */
export async function startRehearsal(request: RehearsalStart): Promise<Rehearsal> {
  const { siteFile, port, faults = [], https, log } = request
  const text = await readFile(siteFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Fault(
      'site-file-damaged',
      { path: siteFile, reason: error.code ?? phrase('unreadable') },
      { cause: error },
    )
  })
  const read = readSite(text, siteFile)
  const site = { ...read, faults: [...new Set([...read.faults, ...faults])], https: https ?? read.https }
  return startServer({ site, port, ...(log === undefined ? {} : { log }) })
}
