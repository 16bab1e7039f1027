import { procedures } from '../implementer.ts'
import { listRuns, readRun } from '../store/read-runs.ts'

export const log = {
  list: procedures.log.list.handler(({ input, context }) => listRuns(context.store, input)),
  show: procedures.log.show.handler(({ input, context }) => readRun(context.store, input.run)),
}
