import type { PhraseTexts } from './contract-texts.ts'
import { bootDataPhrases } from './fr/boot-data-phrases.ts'
import { differencePhrases } from './fr/difference-phrases.ts'
import { diskPhrases } from './fr/disk-phrases.ts'
import { firstBootPhrases } from './fr/first-boot-phrases.ts'
import { managementPointPhrases } from './fr/management-point-phrases.ts'
import { mediaFilesPhrases } from './fr/media-files-phrases.ts'
import { stationPhrases } from './fr/station-phrases.ts'
import { volumePhrases } from './fr/volume-phrases.ts'
import { wimPhrases } from './fr/wim-phrases.ts'

export const frPhrases: PhraseTexts = {
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
