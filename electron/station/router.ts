import { files } from './groups/files.ts'
import { firstBoot } from './groups/first-boot.ts'
import { log } from './groups/log.ts'
import { media } from './groups/media.ts'
import { run } from './groups/run.ts'
import { settings } from './groups/settings.ts'
import { station } from './groups/station.ts'
import { target } from './groups/target.ts'
import { trust } from './groups/trust.ts'
import { procedures } from './implementer.ts'

/** The contract, answered. */
export const router = procedures.router({ files, media, target, run, firstBoot, log, trust, settings, station })
