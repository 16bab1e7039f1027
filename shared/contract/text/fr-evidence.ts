import type { EvidenceTexts } from './contract-texts.ts'
import { bootChainEvidence } from './fr/boot-chain-evidence.ts'
import { managementPointEvidence } from './fr/management-point-evidence.ts'
import { mediaFilesEvidence } from './fr/media-files-evidence.ts'
import { mediaNoticesEvidence } from './fr/media-notices-evidence.ts'
import { runEvidence } from './fr/run-evidence.ts'

export const frEvidence: EvidenceTexts = {
  ...runEvidence,
  ...mediaNoticesEvidence,
  ...bootChainEvidence,
  ...mediaFilesEvidence,
  ...managementPointEvidence,
}
