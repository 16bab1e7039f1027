import type { CliTexts } from './cli-texts.ts'
import { about } from './fr/about.ts'
import { firstBoot } from './fr/first-boot.ts'
import { help } from './fr/help.ts'
import { log } from './fr/log.ts'
import { media } from './fr/media.ts'
import { options } from './fr/options.ts'
import { places } from './fr/places.ts'
import { points } from './fr/points.ts'
import { runs } from './fr/runs.ts'
import { station } from './fr/station.ts'
import { target } from './fr/target.ts'
import { trust } from './fr/trust.ts'
import { usage } from './fr/usage.ts'

export const fr: CliTexts = {
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
