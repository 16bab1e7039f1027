import { resolveFile } from '../file-references.ts'
import { procedures } from '../implementer.ts'

export const trust = {
  list: procedures.trust.list.handler(({ context }) => [...context.trust.list()]),
  read: procedures.trust.read.handler(({ input, context }) => [
    ...context.trust.read(resolveFile(context, input.certificate)),
  ]),
  add: procedures.trust.add.handler(({ input, context }) => [
    ...context.trust.add(resolveFile(context, input.certificate), input.purpose, input.confirmed),
  ]),
  remove: procedures.trust.remove.handler(({ input, context }) => ({
    removed: context.trust.remove(input.sha256, input.purpose),
  })),
}
