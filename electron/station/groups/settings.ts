import { procedures } from '../implementer.ts'

export const settings = {
  read: procedures.settings.read.handler(({ context }) => context.settings.view()),
  change: procedures.settings.change.handler(({ input, context }) => context.settings.change(input)),
}
