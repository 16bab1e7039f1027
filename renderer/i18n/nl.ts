import { about } from './nl/about.ts'
import { bench } from './nl/bench.ts'
import { firstBoot } from './nl/first-boot.ts'
import { log } from './nl/log.ts'
import { media } from './nl/media.ts'
import { run } from './nl/run.ts'
import { settings } from './nl/settings.ts'
import { shell } from './nl/shell.ts'
import { start } from './nl/start.ts'
import { target } from './nl/target.ts'
import type { Texts } from './texts.ts'

export const nl: Texts = {
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
