import type { en } from './en.ts'
import type { Same } from './same.ts'

/** All that the command line says by itself, in one language; a missing text does not compile. */
export type CliTexts = Same<typeof en>
