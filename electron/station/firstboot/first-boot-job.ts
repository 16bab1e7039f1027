import { Fault } from '../../../shared/bytes/fault.ts'
import type { FirstBootReport } from '../../../shared/contract/check.ts'
import type { FirstBootInput } from '../../../shared/contract/run.ts'

/** Checks the target that the reference of the input was resolved to. */
export async function runFirstBoot(
  _input: FirstBootInput,
  _paths: { readonly target: string },
): Promise<FirstBootReport> {
  throw new Fault('internal', { reason: 'the first-boot check is not part of this build' })
}
