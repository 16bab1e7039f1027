import { resolveFile } from '../file-references.ts'
import { procedures } from '../implementer.ts'
import { certificatesApart } from '../trust/certificates-apart.ts'

export const trust = {
  list: procedures.trust.list.handler(({ context }) => [...context.trust.list()]),
  read: procedures.trust.read.handler(async ({ input, context }) => [
    ...context.trust.read(await certificatesApart(resolveFile(context, input.certificate))),
  ]),
  add: procedures.trust.add.handler(async ({ input, context }) => [
    ...context.trust.add(
      await certificatesApart(resolveFile(context, input.certificate)),
      input.purpose,
      input.confirmed,
    ),
  ]),
  remove: procedures.trust.remove.handler(({ input, context }) => ({
    removed: context.trust.remove(input.sha256, input.purpose),
  })),
}
