import type { FirstBootReport } from '../../../shared/contract/check.ts'
import type { FirstBootInput } from '../../../shared/contract/run.ts'
import type { StationContext } from '../context.ts'
import { resolveFile } from '../file-references.ts'
import type { CheckedPaths } from '../firstboot/content-evidence.ts'
import { type OnStep, withSteps } from '../firstboot/with-steps.ts'
import { procedures, withProblems } from '../implementer.ts'
import { askedPoints } from '../settings/asked-points.ts'
import { waitingRuns } from '../store/later-checks.ts'
import { knownDisk } from '../store/proven-disks.ts'
import { readApart } from '../target/read-apart.ts'
import { workApart } from '../work/work-apart.ts'

export const firstBoot = {
  waiting: procedures.firstBoot.waiting.handler(({ context }) => waitingRuns(context.store)),
  later: procedures.firstBoot.later.handler(async ({ input, context, signal }) => {
    const { checkLater } = await import('../firstboot/later-check.ts')
    return checkLater(context, input, signal ?? new AbortController().signal)
  }),
  check: procedures.firstBoot.check.handler(({ input, context, signal }) =>
    carryOut(context, input, pathsOf(context, input), signal),
  ),
  follow: procedures.firstBoot.follow.handler(({ input, context, signal }) => {
    const paths = pathsOf(context, input)
    return withProblems(withSteps((onStep) => carryOut(context, input, paths, signal, onStep)))
  }),
}

function pathsOf(context: StationContext, { target, media }: FirstBootInput): CheckedPaths {
  return { target: resolveFile(context, target), media: media === undefined ? undefined : resolveFile(context, media) }
}

async function carryOut(
  context: StationContext,
  input: FirstBootInput,
  paths: CheckedPaths,
  signal: AbortSignal = new AbortController().signal,
  onStep: OnStep = async () => undefined,
): Promise<FirstBootReport> {
  const settings = context.settings.hold()
  const points = askedPoints(settings, input.managementPoints, context.trust)
  const { stepSeconds = settings.stepSeconds } = input
  const { path } = await readApart('identity', paths.target)
  const told: Promise<void>[] = []
  const report = await workApart(
    'firstBoot',
    { input: { ...input, stepSeconds }, paths, points },
    {
      files: { target: paths.target, ...(paths.media !== undefined && { media: paths.media }) },
      signal,
      patience: context.patience,
      tell: (step) => void told.push(onStep(step)),
      findDisk: (diskId) => knownDisk(context.store, diskId, path),
    },
  )
  await Promise.all(told)
  return report
}
