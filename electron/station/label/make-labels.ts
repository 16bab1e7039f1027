import { Fault } from '../../../shared/bytes/fault.ts'
import type { Labels } from '../../../shared/contract/label.ts'
import type { LabelSize } from '../../../shared/contract/label-sizes.ts'
import { isProvisioned } from '../../../shared/contract/run-state.ts'
import { type Language, textsOf } from '../../../shared/contract/text/languages.ts'
import { paperTextsOf } from '../../../shared/contract/text/paper/paper-texts.ts'
import { drawLabel } from '../../../shared/label/draw-label.ts'
import { pdfOf } from '../../../shared/label/drawing-pdf.ts'
import { svgOf } from '../../../shared/label/drawing-svg.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'
import type { Store } from '../store/open-store.ts'
import { readRun } from '../store/read-runs.ts'

/** A label for each run, all or none. Faults `run-not-found`, `no-label` for a run that is not provisioned. */
export async function makeLabels(
  store: Store,
  runs: readonly string[],
  size: LabelSize,
  language: Language,
): Promise<Labels> {
  const labels: Labels['labels'] = []
  for (const run of runs) {
    const { serial, state, proof, proofSha256, media, station, operator, endedAt } = await readRun(store, run)
    if (proof === null || endedAt === null || !isProvisioned(state))
      throw new Fault('no-label', { run, state: phrase(`state-${state}`) })
    const mediaName = media.split(/[\\/]/).at(-1) ?? media
    const { mediaSha256 } = proof
    const facts = { run, serial, state, mediaName, mediaSha256, proofSha256, endedAt, station, operator }
    const words = { ...paperTextsOf(language), state: textsOf(language).states[state] }
    const drawing = drawLabel(facts, words, size)
    labels.push({ run, serial, drawing, svg: svgOf(drawing) })
  }
  return { labels, pdf: pdfOf(labels.map(({ drawing }) => drawing)) }
}
