import { procedures } from '../implementer.ts'
import { identify } from '../scan/identify.ts'

export const station = {
  identify: procedures.station.identify.handler(({ input, context }) => identify(context, input.text)),
  about: procedures.station.about.handler(({ context }) => ({
    station: context.station,
    operator: context.operator,
    version: context.version,
    database: context.store.file,
  })),
}
