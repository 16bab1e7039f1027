import { procedures } from '../implementer.ts'
import { trustOfPoint } from '../settings/asked-points.ts'

export const settings = {
  read: procedures.settings.read.handler(({ context }) => context.settings.view()),
  change: procedures.settings.change.handler(({ input, context }) => {
    const view = context.settings.change(input)
    context.jobs.admit()
    return view
  }),
  testPoint: procedures.settings.testPoint.handler(async ({ input, context, signal }) => {
    const { testPoint } = await import('../settings/test-point.ts')
    const { address, authorities } = input
    const own = trustOfPoint(context.settings.hold(), address, context.trust)
    return testPoint(address, [...own, ...authorities], signal)
  }),
}
