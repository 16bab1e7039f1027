import type { EvidenceTexts } from './contract-texts.ts'
import { bootChainEvidence } from './nl/boot-chain-evidence.ts'
import { managementPointEvidence } from './nl/management-point-evidence.ts'
import { mediaFilesEvidence } from './nl/media-files-evidence.ts'
import { mediaNoticesEvidence } from './nl/media-notices-evidence.ts'
import { runEvidence } from './nl/run-evidence.ts'

export const nlEvidence: EvidenceTexts = {
  ...runEvidence,
  ...mediaNoticesEvidence,
  ...bootChainEvidence,
  ...mediaFilesEvidence,
  ...managementPointEvidence,
}
