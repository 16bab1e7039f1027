import type { PhraseTexts } from './contract-texts.ts'
import { bootDataPhrases } from './sv/boot-data-phrases.ts'
import { differencePhrases } from './sv/difference-phrases.ts'
import { diskPhrases } from './sv/disk-phrases.ts'
import { firstBootPhrases } from './sv/first-boot-phrases.ts'
import { managementPointPhrases } from './sv/management-point-phrases.ts'
import { mediaFilesPhrases } from './sv/media-files-phrases.ts'
import { stationPhrases } from './sv/station-phrases.ts'
import { volumePhrases } from './sv/volume-phrases.ts'
import { wimPhrases } from './sv/wim-phrases.ts'

export const svPhrases: PhraseTexts = {
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
