import type { ProblemTexts } from './contract-texts.ts'
import { bootChainProblems } from './fr/boot-chain-problems.ts'
import { bootProblems } from './fr/boot-problems.ts'
import { managementPointProblems } from './fr/management-point-problems.ts'
import { mediaProblems } from './fr/media-problems.ts'
import { stationProblems } from './fr/station-problems.ts'
import { targetProblems } from './fr/target-problems.ts'

export const frProblems: ProblemTexts = {
  ...mediaProblems,
  ...targetProblems,
  ...bootProblems,
  ...bootChainProblems,
  ...managementPointProblems,
  ...stationProblems,
}
