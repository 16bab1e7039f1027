import type { Evidence } from '../../shared/contract/evidence.ts'
import { evidenceText } from '../../shared/contract/text/languages.ts'

/** What steps found, in English, finding by finding. */
export function said(evidence: readonly Evidence[]): readonly string[] {
  return evidence.map((item) => evidenceText('en', item))
}
