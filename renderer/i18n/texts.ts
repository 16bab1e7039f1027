import type { en } from './en.ts'
import type { Same } from './same.ts'

/** The shape that every language fills. */
export type Texts = Same<typeof en>
