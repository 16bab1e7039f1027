import type { FirstBootReport } from '../../../shared/contract/check.ts'
import type { FirstBootInput } from '../../../shared/contract/run.ts'
import { checkFirstBoot } from '../../../shared/firstboot/check.ts'
import { openFileTarget } from '../host/file-device.ts'
import { openProvisionHost } from '../host/provision-host.ts'

/** Checks the target that the reference of the input was resolved to. */
export async function runFirstBoot(
  input: FirstBootInput,
  paths: { readonly target: string },
): Promise<FirstBootReport> {
  const host = openProvisionHost()
  const target = openFileTarget(paths.target)
  try {
    return await checkFirstBoot(
      target,
      {
        path: paths.target,
        managementPoints: input.managementPoints,
        askManagementPoint: input.askManagementPoint,
        password: input.password,
        clock: input.clock === undefined ? host.now() : new Date(input.clock),
        content: { kind: 'unknown' },
      },
      host,
      async () => undefined,
    )
  } finally {
    target.close()
  }
}
