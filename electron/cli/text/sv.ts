import type { CliTexts } from './cli-texts.ts'
import { about } from './sv/about.ts'
import { firstBoot } from './sv/first-boot.ts'
import { help } from './sv/help.ts'
import { log } from './sv/log.ts'
import { media } from './sv/media.ts'
import { options } from './sv/options.ts'
import { places } from './sv/places.ts'
import { points } from './sv/points.ts'
import { runs } from './sv/runs.ts'
import { station } from './sv/station.ts'
import { target } from './sv/target.ts'
import { trust } from './sv/trust.ts'
import { usage } from './sv/usage.ts'

export const sv: CliTexts = {
  about,
  firstBoot,
  help,
  log,
  media,
  options,
  places,
  points,
  runs,
  station,
  target,
  trust,
  usage,
}
