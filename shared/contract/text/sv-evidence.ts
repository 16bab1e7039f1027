import type { EvidenceTexts } from './contract-texts.ts'
import { bootChainEvidence } from './sv/boot-chain-evidence.ts'
import { managementPointEvidence } from './sv/management-point-evidence.ts'
import { mediaFilesEvidence } from './sv/media-files-evidence.ts'
import { mediaNoticesEvidence } from './sv/media-notices-evidence.ts'
import { runEvidence } from './sv/run-evidence.ts'

export const svEvidence: EvidenceTexts = {
  ...runEvidence,
  ...mediaNoticesEvidence,
  ...bootChainEvidence,
  ...mediaFilesEvidence,
  ...managementPointEvidence,
}
