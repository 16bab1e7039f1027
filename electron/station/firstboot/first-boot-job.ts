import type { FirstBootReport } from '../../../shared/contract/check.ts'
import type { FirstBootInput } from '../../../shared/contract/run.ts'
import { openDiskSource } from '../../../shared/disk/open-disk.ts'
import { checkFirstBoot } from '../../../shared/firstboot/check.ts'
import { openFileTarget } from '../host/file-device.ts'
import { openProvisionHost } from '../host/provision-host.ts'
import type { AskedPoints } from '../settings/asked-points.ts'
import { type CheckedPaths, contentEvidence, type FindDisk } from './content-evidence.ts'
import type { OnStep } from './with-steps.ts'

/** Kinds of computer by their names for people and by their loader's ending. */
const MACHINES = { x64: 'x64', x86: 'ia32', arm64: 'aa64' } as const

export interface CheckOrder {
  readonly input: FirstBootInput
  /** What the references of the input were resolved to. */
  readonly paths: CheckedPaths
  /** In place of the management points of the input. */
  readonly points?: AskedPoints
}

/** Checks the target of the paths. */
export async function runFirstBoot(
  { input, paths, points }: CheckOrder,
  signal: AbortSignal,
  findDisk: FindDisk = async () => undefined,
  onStep: OnStep = async () => undefined,
): Promise<FirstBootReport> {
  const host = openProvisionHost()
  const target = openFileTarget(paths.target)
  try {
    const disk = openDiskSource(target)
    return await checkFirstBoot(
      disk,
      {
        path: paths.target,
        managementPoints: points?.managementPoints ?? input.managementPoints,
        askManagementPoint: input.askManagementPoint,
        password: input.password,
        clock: input.clock === undefined ? host.now() : new Date(input.clock),
        computer: { machine: input.machine && MACHINES[input.machine], memoryMib: input.memoryMib },
        content: await contentEvidence(input, disk, paths, host, findDisk, signal),
        authorities: input.authorities,
        pointAuthorities: points?.pointAuthorities ?? [],
        stepSeconds: input.stepSeconds,
        signal,
      },
      host,
      onStep,
    )
  } finally {
    target.close()
  }
}
