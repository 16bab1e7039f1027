import path from 'node:path'
import { Fault } from '../../../shared/bytes/fault.ts'
import { resolveFile } from '../file-references.ts'
import { procedures } from '../implementer.ts'
import { createTarget } from '../target/create-target.ts'
import { inspectTarget } from '../target/inspect-target.ts'

export const target = {
  create: procedures.target.create.handler(({ input, context }) => {
    if (context.face === 'desktop') throw new Fault('token-unknown')
    return createTarget({ ...input, path: path.resolve(input.path) })
  }),
  inspect: procedures.target.inspect.handler(({ input, context }) => inspectTarget(resolveFile(context, input.target))),
}
