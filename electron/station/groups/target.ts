import path from 'node:path'
import { Fault } from '../../../shared/bytes/fault.ts'
import { type Evidence, evidence } from '../../../shared/contract/evidence.ts'
import type { LockFacts } from '../../../shared/contract/target.ts'
import { resolveFile } from '../file-references.ts'
import { procedures } from '../implementer.ts'
import { keepBrokenLock } from '../store/broken-locks.ts'
import { rememberTarget } from '../store/known-targets.ts'
import { readPlannedRun } from '../store/read-runs.ts'
import { orderApart, readApart } from '../target/read-apart.ts'
import { workApart } from '../work/work-apart.ts'

export const target = {
  create: procedures.target.create.handler(async ({ input, context }) => {
    if (context.face === 'desktop') throw new Fault('token-unknown')
    const file = path.resolve(input.path)
    const order = { ...input, path: file }
    const facts = await workApart('createTarget', order, { files: { target: file }, patience: context.patience })
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
    const broken = await orderApart('breakLocks', target, { locks, typed })
    const at = new Date().toISOString()
    for (const lock of broken) await keepBrokenLock(context.store, input.run, at, brokenLockOf(lock), context.operator)
    return { broken: broken.length }
  }),
}

/** As a run tells it that was told to break it. */
function brokenLockOf({ host, run, since }: LockFacts): Evidence {
  return run === '' ? evidence('lock-unreadable-broken') : evidence('lock-broken', { run, host, since })
}
