import { procedures } from '../implementer.ts'

export const station = {
  about: procedures.station.about.handler(({ context }) => ({
    station: context.station,
    operator: context.operator,
    version: context.version,
    database: context.store.file,
  })),
}
