import { describeStation } from '../about/describe-station.ts'
import { thirdParties } from '../about/third-parties.ts'
import { procedures } from '../implementer.ts'
import { identify } from '../scan/identify.ts'

export const station = {
  identify: procedures.station.identify.handler(({ input, context }) => identify(context, input.text)),
  about: procedures.station.about.handler(({ context }) => describeStation(context)),
  thirdParties: procedures.station.thirdParties.handler(() => thirdParties()),
}
