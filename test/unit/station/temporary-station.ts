import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { RunJob } from '../../../electron/station/run/run-job.ts'
import { openStation } from '../../../electron/station/station.ts'
import type { RunEvent } from '../../../shared/contract/events.ts'
import { evidence } from '../../../shared/contract/evidence.ts'
import type { ProvisionRequest } from '../../../shared/provision/request.ts'

export interface TemporaryFolder {
  readonly folder: string
  at(name: string): string
  remove(): void
}

export function temporaryFolder(): TemporaryFolder {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-station-'))
  return {
    folder,
    at: (name) => path.join(folder, name),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export const stationIn = (folder: TemporaryFolder, runJob: RunJob) =>
  openStation({ dataDir: folder.at('data'), runJob })

export const PROOF = {
  mediaSha256: 'a'.repeat(64),
  mediaOrigin: 'not-proven',
  writtenBytes: 10,
  readBackBytes: 10,
  readBackSha256: 'b'.repeat(64),
  digestListSha256: 'c'.repeat(64),
  bytesInPlace: 0,
  cacheDropped: false,
  files: 1,
  diskGuid: 'disk',
  volumeSerial: 'volume',
  checksRun: ['plan'],
  checksNotRun: [],
} as const

const FITS = evidence('target-planned', { records: 40, folders: 7 })

/** Events of a run that goes well, for each target of the request. */
export function eventsOf(request: ProvisionRequest): RunEvent[] {
  return request.targets.flatMap(({ run, path: target, serial }): RunEvent[] => {
    const common = { run, target, at: '2026-01-02T03:04:05.000Z' }
    const proof = { ...PROOF, checksRun: [...PROOF.checksRun], checksNotRun: [] }
    return [
      { event: 'state', ...common, state: 'verifying' },
      { event: 'step', ...common, step: 'plan', status: 'started', basis: 'checked', evidence: [] },
      { event: 'progress', ...common, step: 'plan', doneBytes: 1, totalBytes: 2 },
      { event: 'step', ...common, step: 'plan', status: 'passed', basis: 'checked', evidence: [FITS] },
      { event: 'result', ...common, ok: true, code: 'ok', state: 'provisioned', serial, proof, taskSequences: [] },
    ]
  })
}

/** A job that goes well. */
export const succeed: RunJob = async (request, emit) => {
  for (const event of eventsOf(request)) await emit(event)
}

export async function gathered<Event>(events: AsyncIterable<Event>): Promise<Event[]> {
  const all: Event[] = []
  for await (const event of events) all.push(event)
  return all
}
