import type { ProblemTexts } from './contract-texts.ts'
import { bootChainProblems } from './sv/boot-chain-problems.ts'
import { bootProblems } from './sv/boot-problems.ts'
import { managementPointProblems } from './sv/management-point-problems.ts'
import { mediaProblems } from './sv/media-problems.ts'
import { stationProblems } from './sv/station-problems.ts'
import { targetProblems } from './sv/target-problems.ts'

export const svProblems: ProblemTexts = {
  ...mediaProblems,
  ...targetProblems,
  ...bootProblems,
  ...bootChainProblems,
  ...managementPointProblems,
  ...stationProblems,
}
