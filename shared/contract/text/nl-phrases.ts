import type { PhraseTexts } from './contract-texts.ts'
import { bootDataPhrases } from './nl/boot-data-phrases.ts'
import { differencePhrases } from './nl/difference-phrases.ts'
import { diskPhrases } from './nl/disk-phrases.ts'
import { firstBootPhrases } from './nl/first-boot-phrases.ts'
import { managementPointPhrases } from './nl/management-point-phrases.ts'
import { mediaFilesPhrases } from './nl/media-files-phrases.ts'
import { stationPhrases } from './nl/station-phrases.ts'
import { volumePhrases } from './nl/volume-phrases.ts'
import { wimPhrases } from './nl/wim-phrases.ts'

export const nlPhrases: PhraseTexts = {
  ...wimPhrases,
  ...diskPhrases,
  ...volumePhrases,
  ...bootDataPhrases,
  ...differencePhrases,
  ...stationPhrases,
  ...firstBootPhrases,
  ...mediaFilesPhrases,
  ...managementPointPhrases,
}
