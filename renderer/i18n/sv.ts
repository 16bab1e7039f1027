import { about } from './sv/about.ts'
import { bench } from './sv/bench.ts'
import { firstBoot } from './sv/first-boot.ts'
import { log } from './sv/log.ts'
import { media } from './sv/media.ts'
import { run } from './sv/run.ts'
import { settings } from './sv/settings.ts'
import { shell } from './sv/shell.ts'
import { start } from './sv/start.ts'
import { target } from './sv/target.ts'
import type { Texts } from './texts.ts'

export const sv: Texts = {
  ...shell,
  ...media,
  ...target,
  ...start,
  ...run,
  ...settings,
  ...bench,
  ...firstBoot,
  ...log,
  ...about,
}
