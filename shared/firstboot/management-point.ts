import type { StepName, TaskSequence } from '../contract/check.ts'
import type { MediaCertificate } from '../media/certificate.ts'
import type { MediaVariables } from '../media/variables.ts'
import { checkManagementPoint } from '../mp/check.ts'
import type { FirstBootHost } from './host.ts'
import type { FirstBootRequest } from './request.ts'
import type { Walk } from './walk.ts'

export const MANAGEMENT_POINT_STEPS = [
  'mp.answer',
  'mp.site',
  'mp.assignments',
  'mp.task-sequences',
] as const satisfies readonly StepName[]
