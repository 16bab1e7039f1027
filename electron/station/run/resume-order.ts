import { Fault } from '../../../shared/bytes/fault.ts'
import type { ResumeInput } from '../../../shared/contract/run.ts'
import type { Fact } from '../../../shared/phrase/fact.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'
import type { StationContext } from '../context.ts'
import type { JobOrder, TargetOrder } from '../job-manager.ts'
import { refuseRepeated } from '../order-job.ts'
import { readJournal } from '../store/artifacts.ts'
import type { Asked } from '../store/asked.ts'
import { readPlannedRun } from '../store/read-runs.ts'
import { readApart } from '../target/read-apart.ts'

/** States whose target keeps its marker: what was written may be gone on with. */
const RESUMABLE = ['interrupted', 'failed', 'cancelled']

type Shared = Pick<JobOrder, 'mode' | 'mediaPath'> & { readonly asked: Asked }

/**
 * The order that goes on with interrupted runs, or starts them over. A run that was interrupted before it changed its
 * target is carried out anew. Faults `run-not-found`, `run-not-resumable`, `target-in-use`.
 */
export async function orderResume(context: StationContext, input: ResumeInput): Promise<JobOrder> {
  context.settings.hold()
  const targets: TargetOrder[] = []
  let shared: Shared | undefined
  for (const run of input.runs) {
    const refuse = (reason: Fact) => new Fault('run-not-resumable', { run, reason })
    const { state, mode, mediaPath, asked, target, serial, isLast } = await readPlannedRun(context.store, run)
    if (!RESUMABLE.includes(state)) throw refuse(phrase('run-is', { state: phrase(`state-${state}`) }))
    if (!isLast) throw refuse(phrase('later-run'))
    const journal = input.startOver ? undefined : await readJournal(context.store, run)
    if (journal === undefined && !input.startOver && (await readApart('marker', target)) !== 'none')
      throw refuse(phrase('no-journal'))
    const own: Shared = { mode, mediaPath, asked }
    if (shared !== undefined && JSON.stringify(shared) !== JSON.stringify(own)) throw refuse(phrase('of-another-job'))
    shared = own
    targets.push({
      path: target,
      identity: await readApart('identity', target),
      serial,
      expected: undefined,
      confirmLabel: undefined,
      journal: journal?.bytes,
      resumes: input.startOver ? undefined : run,
    })
  }
  if (shared === undefined) throw new Fault('internal', { reason: 'no run to resume' })
  refuseRepeated(targets)
  const { mode, mediaPath, asked } = shared
  return {
    mode,
    mediaPath,
    image: asked.image,
    targets,
    expectedSha256: asked.expectedSha256,
    mediaOrigin: asked.mediaOrigin,
    lenient: asked.lenient,
    quickFormat: asked.quickFormat || input.startOver,
    confirmed: input.confirmed && context.face === 'in-process',
    breakLock: input.breakLock && context.face === 'in-process',
    managementPoints: input.managementPoints ?? asked.managementPoints,
    askManagementPoint: input.askManagementPoint ?? asked.askManagementPoint,
    password: input.password,
    clock: input.clock ?? asked.clock,
    authorities: asked.authorities,
    pointAuthorities: asked.pointAuthorities,
    stepSeconds: asked.stepSeconds,
    station: context.station,
    operator: context.operator,
  }
}
