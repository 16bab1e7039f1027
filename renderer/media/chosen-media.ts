import type { MediaFacts } from '../../shared/contract/media.ts'
import type { Chosen } from '../shell/chosen.ts'

export type ChosenMedia = Chosen<MediaFacts>
