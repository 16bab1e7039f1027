import type { Patience } from '../host/threads/file-calls.ts'
import { workApart } from '../work/work-apart.ts'
import type { AnswerOf, OrderOf } from '../work/work-protocol.ts'
import { type ByteProgress, withProgress } from './progress.ts'

/** How a work on media may end before it has ended by itself. */
export interface WorkLimits {
  readonly signal: AbortSignal | undefined
  readonly patience: Patience
}

type Telling = 'verifyMedia' | 'verifyContent' | 'copyMedia' | 'makeManifest'

/** Does a work on media in a thread of its own and tells how far it is. Faults `media-silent`, and the work's own. */
export function workOnMedia<What extends Telling>(
  what: What,
  order: OrderOf<What> & { readonly folder?: string; readonly manifest?: string | undefined; readonly out?: string },
  limits: WorkLimits,
): AsyncGenerator<ByteProgress, AnswerOf<What>, void> {
  const { path: media, folder, manifest, out } = order
  const files = { media, file: manifest ?? out ?? media, ...(folder !== undefined && { folder }) }
  return withProgress((report) =>
    workApart<What>(what, order, {
      ...limits,
      files,
      tell: ({ doneBytes, totalBytes }) => report(doneBytes, totalBytes),
    }),
  )
}
