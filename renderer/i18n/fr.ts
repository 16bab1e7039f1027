import { about } from './fr/about.ts'
import { bench } from './fr/bench.ts'
import { firstBoot } from './fr/first-boot.ts'
import { log } from './fr/log.ts'
import { media } from './fr/media.ts'
import { run } from './fr/run.ts'
import { settings } from './fr/settings.ts'
import { shell } from './fr/shell.ts'
import { start } from './fr/start.ts'
import { target } from './fr/target.ts'
import type { Texts } from './texts.ts'

export const fr: Texts = {
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
