import { procedures, withProblems } from '../implementer.ts'
import { orderJob } from '../order-job.ts'

export const run = {
  start: procedures.run.start.handler(({ input, context }) => context.jobs.start(orderJob(context, input))),
  watch: procedures.run.watch.handler(({ input, context, signal }) =>
    withProblems(context.jobs.watch(input.job, signal)),
  ),
  cancel: procedures.run.cancel.handler(({ input, context }) => ({ cancelled: context.jobs.cancel(input.job) })),
  watchAll: procedures.run.watchAll.handler(({ context, signal }) => withProblems(context.jobs.watchAll(signal))),
}
