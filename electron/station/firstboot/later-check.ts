import { Fault } from '../../../shared/bytes/fault.ts'
import type { FirstBootReport } from '../../../shared/contract/check.ts'
import type { LaterCheckInput } from '../../../shared/contract/run.ts'
import { isProvisioned } from '../../../shared/contract/run-state.ts'
import type { StationContext } from '../context.ts'
import { resolveFile } from '../file-references.ts'
import { askedPoints } from '../settings/asked-points.ts'
import { readArtifact } from '../store/artifacts.ts'
import { keepLaterCheck } from '../store/later-checks.ts'
import { readPlannedRun } from '../store/read-runs.ts'
import { workApart } from '../work/work-apart.ts'
import type { LaterOrder } from './check-again.ts'

/**
 * Asks the management point for a run that has ended. Nothing secret was kept of it: the media's data are read from the
 * media again and held against the digests that the run has proven, so they are what lies on the target.
 */
export async function checkLater(
  context: StationContext,
  input: LaterCheckInput,
  signal: AbortSignal,
): Promise<FirstBootReport> {
  const { run } = input
  const { state, mediaPath, asked } = await readPlannedRun(context.store, run)
  const digests = await readArtifact(context.store, run, 'digests')
  if (digests === undefined || !isProvisioned(state)) throw new Fault('no-digest-list', { run })
  const given = input.managementPoints.length > 0 ? input.managementPoints : asked.managementPoints
  const points = askedPoints(context.settings.hold(), given, context.trust)
  const media = input.media === undefined ? mediaPath : resolveFile(context, input.media)
  const stepSeconds = input.stepSeconds ?? asked.stepSeconds ?? context.settings.hold().stepSeconds
  const order: LaterOrder = { input: { ...input, stepSeconds }, media, asked, points, digests: digests.bytes }
  const report = await workApart('laterCheck', order, { files: { media }, signal, patience: context.patience })
  await keepLaterCheck(context.store, run, new Date().toISOString(), report)
  return report
}
