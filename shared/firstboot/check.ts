import type { ByteSource } from '../bytes/byte-source.ts'
import type { FirstBootReport, StepName, StepReport, TaskSequence } from '../contract/check.ts'
import { findBenchDisk } from './bench-disk.ts'
import { checkBcd } from './boot-bcd.ts'
import { checkBootImage } from './boot-image.ts'
import { findLoader } from './boot-loader.ts'
import { checkBootstrap, checkCertificate, checkVariables } from './bootstrap.ts'
import { checkContent } from './content.ts'
import type { FirstBootHost } from './host.ts'
import { askManagementPoint, MANAGEMENT_POINT_STEPS } from './management-point.ts'
import { problemOf } from './problem-of.ts'
import type { FirstBootRequest } from './request.ts'
import { Walk } from './walk.ts'

/**
 * Would this disk start Windows PE in the customer's computer, open its media, be let in by the management point and be
 * offered a task sequence? Answered from the target's bytes and the management point alone.
 */
export async function checkFirstBoot(
  source: ByteSource,
  request: FirstBootRequest,
  host: FirstBootHost,
  onStep: (report: StepReport) => Promise<void>,
): Promise<FirstBootReport> {
  const walk = new Walk(onStep, problemOf)

  const disk = await walk.step('boot.partitions', () => findBenchDisk(source, request.path))
  const machine = disk && (await walk.step('boot.loader', () => findLoader(disk)))
  const boot = disk && (await walk.step('boot.bcd', () => checkBcd(disk)))
  if (disk && boot && machine) await walk.step('boot.image', () => checkBootImage(disk, boot, machine))
  const bootstrap = disk && (await walk.step('media.bootstrap', () => checkBootstrap(disk)))
  const variables =
    disk && bootstrap && (await walk.step('media.variables', () => checkVariables(disk, bootstrap, request.password)))
  const certificate =
    variables && (await walk.step('media.certificate', () => checkCertificate(variables, request.clock)))
  if (disk) await checkContent(walk, request.content)

  let taskSequences: readonly TaskSequence[] = []
  if (!request.askManagementPoint) {
    for (const step of MANAGEMENT_POINT_STEPS) await walk.notRun(step, 'the management point was not asked')
  } else if (variables && certificate) {
    taskSequences = await askManagementPoint(walk, variables, certificate, request, host)
  }
  for (const step of ORDER) {
    if (!walk.reports.some((report) => report.step === step)) await walk.notRun(step, 'an earlier step failed')
  }

  const problem = walk.firstProblem
  return {
    verdict: problem ? 'not-ready' : request.askManagementPoint ? 'ready' : 'ready-unchecked',
    managementPoint: request.askManagementPoint ? 'asked' : 'not-asked',
    clock: request.clock.toISOString(),
    steps: walk.reports,
    taskSequences: [...taskSequences],
    ...(problem ? { problem } : {}),
  }
}

const ORDER: readonly StepName[] = [
  'boot.partitions',
  'boot.loader',
  'boot.bcd',
  'boot.image',
  'media.bootstrap',
  'media.variables',
  'media.certificate',
  'media.content',
  ...MANAGEMENT_POINT_STEPS,
]
