import type { CliTexts } from './cli-texts.ts'
import { about } from './nl/about.ts'
import { firstBoot } from './nl/first-boot.ts'
import { help } from './nl/help.ts'
import { log } from './nl/log.ts'
import { media } from './nl/media.ts'
import { options } from './nl/options.ts'
import { places } from './nl/places.ts'
import { points } from './nl/points.ts'
import { runs } from './nl/runs.ts'
import { station } from './nl/station.ts'
import { target } from './nl/target.ts'
import { trust } from './nl/trust.ts'
import { usage } from './nl/usage.ts'

export const nl: CliTexts = {
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
