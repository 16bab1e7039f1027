import type { MediaFacts, MediaVerdict } from '../../shared/contract/media.ts'
import type { Chosen } from '../controls/chosen.ts'

export interface ChosenMedia extends Chosen<MediaFacts> {
  readonly verdict: MediaVerdict | undefined
  /** 0 to 1 while the media is being verified. */
  readonly verified: number | undefined
}

export const UNREAD = Object.freeze({
  facts: undefined,
  problem: undefined,
  verdict: undefined,
  verified: undefined,
})
