import { about } from './en/about.ts'
import { bench } from './en/bench.ts'
import { firstBoot } from './en/first-boot.ts'
import { log } from './en/log.ts'
import { media } from './en/media.ts'
import { run } from './en/run.ts'
import { settings } from './en/settings.ts'
import { shell } from './en/shell.ts'
import { start } from './en/start.ts'
import { target } from './en/target.ts'

/** English texts of the page, and the list of what every language must say. */
export const en = {
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
