import { Fault } from '../../../shared/bytes/fault.ts'
import type { ResumeInput } from '../../../shared/contract/run.ts'
import { decodeJournal, type JournalFacts } from '../../../shared/provision/journal.ts'
import type { StationContext } from '../context.ts'
import type { JobOrder, TargetOrder } from '../job-manager.ts'
import { refuseRepeated } from '../order-job.ts'
import { readArtifact } from '../store/artifacts.ts'
import { readPlannedRun } from '../store/read-runs.ts'

/** States whose target keeps its marker: what was written may be gone on with. */
const RESUMABLE = ['interrupted', 'failed', 'cancelled']

type Shared = Pick<JobOrder, 'mode' | 'mediaPath' | 'image' | 'expectedSha256' | 'quickFormat'> &
  Pick<JournalFacts, 'managementPoints' | 'askManagementPoint'> & { readonly clock: string | undefined }

/** The order that goes on with interrupted runs, or starts them over. Faults `run-not-found`, `run-not-resumable`, `target-in-use`. */
export async function orderResume(context: StationContext, input: ResumeInput): Promise<JobOrder> {
  const targets: TargetOrder[] = []
  let shared: Shared | undefined
  for (const run of input.runs) {
    const refuse = (reason: string) => new Fault('run-not-resumable', { run, reason })
    const row = await readPlannedRun(context.store, run)
    if (!RESUMABLE.includes(row.state)) throw refuse(`it is ${row.state}`)
    const journal = await readArtifact(context.store, run, 'journal')
    const facts = journal === undefined ? undefined : decodeJournal(journal.bytes)?.facts
    if (facts === undefined && !input.startOver) throw refuse('this station keeps no journal of it')
    const own: Shared = {
      mode: row.mode,
      mediaPath: row.mediaPath,
      image: facts?.image ?? 1,
      expectedSha256: facts?.expectedSha256,
      quickFormat: input.startOver || facts?.quickFormat === true,
      managementPoints: facts?.managementPoints ?? [],
      askManagementPoint: facts?.askManagementPoint ?? true,
      clock: facts?.clock,
    }
    if (shared !== undefined && JSON.stringify(shared) !== JSON.stringify(own))
      throw refuse('it is of another job than the others: resume it by itself')
    shared = own
    targets.push({
      path: row.target,
      serial: row.serial,
      expected: undefined,
      confirmLabel: undefined,
      journal: input.startOver ? undefined : journal?.bytes,
      resumes: input.startOver ? undefined : run,
    })
  }
  if (shared === undefined) throw new Fault('internal', { reason: 'no run to resume' })
  refuseRepeated(targets)
  return {
    ...shared,
    targets,
    confirmed: false,
    breakLock: input.breakLock,
    managementPoints: input.managementPoints ?? shared.managementPoints,
    askManagementPoint: input.askManagementPoint ?? shared.askManagementPoint,
    password: input.password,
    clock: input.clock ?? shared.clock,
    station: context.station,
    operator: context.operator,
  }
}
