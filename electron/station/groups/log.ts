import { Fault } from '../../../shared/bytes/fault.ts'
import { isProven } from '../../../shared/contract/run-state.ts'
import { procedures } from '../implementer.ts'
import { makeReport } from '../report/make-report.ts'
import { readArtifact } from '../store/artifacts.ts'
import { countRuns, listRuns, logChoices, runsOfDevice } from '../store/find-runs.ts'
import { readPlannedRun } from '../store/read-runs.ts'
import { readStory } from '../store/read-story.ts'

export const log = {
  list: procedures.log.list.handler(({ input, context }) => listRuns(context.store, input, input)),
  page: procedures.log.page.handler(async ({ input, context }) => ({
    total: await countRuns(context.store, input),
    rows: await listRuns(context.store, input, input),
  })),
  device: procedures.log.device.handler(({ input, context }) => runsOfDevice(context.store, input.serial, input.limit)),
  choices: procedures.log.choices.handler(({ context }) => logChoices(context.store)),
  // Only who asks for a label loads the drawing of barcodes.
  label: procedures.log.label.handler(async ({ input: { runs, size, language }, context }) => {
    const { makeLabels } = await import('../label/make-labels.ts')
    return makeLabels(context.store, runs, size, language)
  }),
  report: procedures.log.report.handler(({ input, context }) => makeReport(context, input)),
  show: procedures.log.show.handler(({ input, context }) => readStory(context.store, input.run)),
  target: procedures.log.target.handler(async ({ input, context }) =>
    context.tokens.name((await readPlannedRun(context.store, input.run)).target),
  ),
  digests: procedures.log.digests.handler(async ({ input: { run }, context }) => {
    const [{ state }, digests] = [
      await readPlannedRun(context.store, run),
      await readArtifact(context.store, run, 'digests'),
    ]
    if (digests === undefined || !isProven(state)) throw new Fault('no-digest-list', { run })
    return { run, sha256: digests.sha256, list: new TextDecoder().decode(digests.bytes) }
  }),
  transcript: procedures.log.transcript.handler(async ({ input: { run }, context }) => {
    await readPlannedRun(context.store, run)
    const kept = await readArtifact(context.store, run, 'transcript')
    if (kept === undefined) throw new Fault('no-transcript', { run })
    return { run, text: new TextDecoder().decode(kept.bytes) }
  }),
}
