import { CATALOGUE, isErrorCode } from '../../shared/contract/errors.ts'
import type { RunEvent } from '../../shared/contract/events.ts'
import type { StationClient } from '../station/station.ts'
import { filled } from './filled.ts'
import { createProgressBar } from './progress-bar.ts'
import { createRunTeller } from './tell-run.ts'
import type { StationVerbContext } from './verb.ts'

type StartInput = Parameters<StationClient['run']['start']>[0]
type Result = Extract<RunEvent, { event: 'result' }>

/** Starts a job and tells it to its end. */
export async function runJob(context: StationVerbContext, input: StartInput): Promise<readonly Result[]> {
  return followJob(context, await context.client.run.start(input))
}

/** Tells a started job to its end. Ctrl-C cancels it, and its end is stored before this returns. */
export async function followJob(
  { client, output, signal }: StationVerbContext,
  { job, runs }: Awaited<ReturnType<StationClient['run']['start']>>,
): Promise<readonly Result[]> {
  const cancel = () => void client.run.cancel({ job })
  signal.addEventListener('abort', cancel)
  if (signal.aborted) cancel()
  const bar = createProgressBar(output)
  const tell = createRunTeller(output, bar, (event) =>
    runs.length > 1 ? filled(output, output.texts.runs.told, { what: event.target, text: '' }) : '',
  )
  const results = new Map<string, Result>()
  try {
    for await (const event of await client.run.watch({ job })) {
      tell(event)
      if (event.event === 'result') results.set(event.run, event)
    }
  } finally {
    bar.clear()
    signal.removeEventListener('abort', cancel)
  }
  const ordered = runs.flatMap(({ run }) => results.get(run) ?? [])
  const failed = ordered.find(({ ok }) => !ok)
  if (runs.length > 1)
    output.event({
      event: 'result',
      ok: failed === undefined,
      code: failed?.code ?? 'ok',
      runs: ordered.map(({ run, target, serial, state, code }) => ({ run, target, serial, state, code })),
    })
  if (failed !== undefined) process.exitCode = exitOf(failed.code)
  return ordered
}

export function exitOf(code: string): number {
  return CATALOGUE[isErrorCode(code) ? code : 'internal'].exit
}
