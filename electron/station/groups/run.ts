import { procedures, withProblems } from '../implementer.ts'
import { orderJob } from '../order-job.ts'
import { interruptedRuns } from '../run/interrupted-runs.ts'
import { orderResume } from '../run/resume-order.ts'

export const run = {
  start: procedures.run.start.handler(async ({ input, context }) => context.jobs.start(await orderJob(context, input))),
  watch: procedures.run.watch.handler(({ input, context, signal }) =>
    withProblems(context.jobs.watch(input.job, signal)),
  ),
  interrupted: procedures.run.interrupted.handler(({ context }) => interruptedRuns(context.store)),
  resume: procedures.run.resume.handler(async ({ input, context }) =>
    context.jobs.start(await orderResume(context, input)),
  ),
  cancel: procedures.run.cancel.handler(({ input, context }) => ({ cancelled: context.jobs.cancel(input.job) })),
  jobs: procedures.run.jobs.handler(({ context }) => context.jobs.list()),
  watchJobs: procedures.run.watchJobs.handler(({ context, signal }) => withProblems(context.jobs.watchList(signal))),
  moveUp: procedures.run.moveUp.handler(({ input, context }) => ({ moved: context.jobs.moveUp(input.job) })),
  watchAll: procedures.run.watchAll.handler(({ context, signal }) => withProblems(context.jobs.watchAll(signal))),
}
