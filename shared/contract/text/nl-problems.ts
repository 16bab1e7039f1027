import { CATALOGUE } from '../errors.ts'
import type { ProblemTexts } from './contract-texts.ts'

export const nlProblems: ProblemTexts = { ...CATALOGUE }
