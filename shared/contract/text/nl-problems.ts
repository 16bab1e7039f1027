import type { ProblemTexts } from './contract-texts.ts'
import { bootChainProblems } from './nl/boot-chain-problems.ts'
import { bootProblems } from './nl/boot-problems.ts'
import { managementPointProblems } from './nl/management-point-problems.ts'
import { mediaProblems } from './nl/media-problems.ts'
import { stationProblems } from './nl/station-problems.ts'
import { targetProblems } from './nl/target-problems.ts'

export const nlProblems: ProblemTexts = {
  ...mediaProblems,
  ...targetProblems,
  ...bootProblems,
  ...bootChainProblems,
  ...managementPointProblems,
  ...stationProblems,
}
