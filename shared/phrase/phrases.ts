import { bootDataPhrases } from './boot-data.ts'
import type { CountedText } from './counted-text.ts'
import { differencePhrases } from './difference.ts'
import { diskPhrases } from './disk.ts'
import { firstBootPhrases } from './first-boot.ts'
import { managementPointPhrases } from './management-point.ts'
import { mediaFilesPhrases } from './media-files.ts'
import { stationPhrases } from './station.ts'
import { volumePhrases } from './volume.ts'
import { wimPhrases } from './wim.ts'

/** What faults and evidence say in words inside their sentences, in English; the other languages are in `shared/contract/text`. */
export const PHRASES = {
  ...wimPhrases,
  ...diskPhrases,
  ...volumePhrases,
  ...bootDataPhrases,
  ...differencePhrases,
  ...stationPhrases,
  ...firstBootPhrases,
  ...mediaFilesPhrases,
  ...managementPointPhrases,
} as const satisfies Readonly<Record<string, CountedText>>

export type PhraseCode = keyof typeof PHRASES

export const PHRASE_CODES = Object.freeze(Object.keys(PHRASES)) as readonly PhraseCode[]
