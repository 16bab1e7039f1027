import { readFile } from 'node:fs/promises'
import { Fault } from '../../../shared/bytes/fault.ts'
import type { TraceWriter } from '../../../shared/mp/cmtrace.ts'
import { readSite } from '../../../shared/mp/rehearsal-site.ts'
import { type Rehearsal, startRehearsal as startServer } from './server.ts'

/** Starts the rehearsal of the site in a file. Faults: `site-file-damaged`, `port-in-use`. */
export async function startRehearsal(request: {
  readonly siteFile: string
  readonly port: number
  readonly log?: TraceWriter
}): Promise<Rehearsal> {
  const { siteFile, port, log } = request
  const text = await readFile(siteFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Fault('site-file-damaged', { path: siteFile, reason: error.code ?? 'unreadable' }, { cause: error })
  })
  return startServer({ site: readSite(text, siteFile), port, ...(log === undefined ? {} : { log }) })
}
