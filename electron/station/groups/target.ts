import path from 'node:path'
import { Fault } from '../../../shared/bytes/fault.ts'
import { resolveFile } from '../file-references.ts'
import { procedures } from '../implementer.ts'
import { rememberTarget } from '../store/known-targets.ts'
import { readPlannedRun } from '../store/read-runs.ts'
import { createTarget } from '../target/create-target.ts'
import { orderApart, readApart } from '../target/read-apart.ts'

export const target = {
  create: procedures.target.create.handler(async ({ input, context }) => {
    if (context.face === 'desktop') throw new Fault('token-unknown')
    const facts = await createTarget({ ...input, path: path.resolve(input.path) })
    await rememberTarget(context.store, facts.path, new Date().toISOString())
    return facts
  }),
  inspect: procedures.target.inspect.handler(({ input, context }) =>
    readApart('facts', resolveFile(context, input.target)),
  ),
  locks: procedures.target.locks.handler(async ({ input, context }) => {
    const { target } = await readPlannedRun(context.store, input.run)
    return { name: path.basename(target), locks: [...(await readApart('locks', target))] }
  }),
  breakLock: procedures.target.breakLock.handler(async ({ input, context }) => {
    const { target } = await readPlannedRun(context.store, input.run)
    const { locks, typed } = input
    return { broken: (await orderApart('breakLocks', target, { locks, typed })).length }
  }),
}
