import type { ByteSource } from '../bytes/byte-source.ts'
import { Fault } from '../bytes/fault.ts'
import type { FirstBootReport, StepName, StepReport } from '../contract/check.ts'
import { createTranscript } from '../mp/transcript.ts'
import { checkBootChain } from './boot-chain.ts'
import type { FirstBootHost } from './host.ts'
import { checkInWindowsPe } from './in-windows-pe.ts'
import { MANAGEMENT_POINT_STEPS } from './management-point.ts'
import { problemOf } from './problem-of.ts'
import type { FirstBootRequest } from './request.ts'
import { tellStep } from './tell-step.ts'
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
  const transcript = createTranscript(host.now)
  const walk = new Walk(async (report) => {
    if (request.signal?.aborted) throw new Fault('cancelled')
    tellStep(transcript, report)
    await onStep(report)
  }, problemOf)

  const { disk, starter } = await checkBootChain(walk, source, request, host)
  const taskSequences = disk
    ? await checkInWindowsPe(walk, disk.windows, starter ?? 'x64', request, host, transcript)
    : []
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
    transcript: [...transcript.lines],
    ...(problem ? { problem } : {}),
  }
}

const ORDER: readonly StepName[] = [
  'boot.partitions',
  'boot.loader',
  'boot.signature',
  'boot.bcd',
  'boot.entry',
  'boot.sdi',
  'boot.image',
  'boot.memory',
  'media.bootstrap',
  'media.variables',
  'media.certificate',
  'media.content',
  'media.packages',
  ...MANAGEMENT_POINT_STEPS,
]
