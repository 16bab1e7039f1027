import type { Machine } from '../bootdata/boot-files.ts'
import type { ByteSource } from '../bytes/byte-source.ts'
import { Fault } from '../bytes/fault.ts'
import type { FirstBootReport, StepName, StepReport, TaskSequence } from '../contract/check.ts'
import { type Evidence, evidence } from '../contract/evidence.ts'
import { createTranscript, type Transcript } from '../mp/transcript.ts'
import { checkBootChain } from './boot/boot-chain.ts'
import { checkContent } from './content.ts'
import type { FirstBootHost } from './host.ts'
import { checkInWindowsPe } from './in-windows-pe.ts'
import { appliedMedia, type MediaFiles } from './media-files.ts'
import { listPackages } from './package-list.ts'
import { problemOf } from './problem-of.ts'
import type { FirstBootRequest } from './request.ts'
import { MANAGEMENT_POINT_STEPS } from './site/management-point.ts'
import { tellStep } from './tell-step.ts'
import { Walk } from './walk.ts'

const AFTER_A_FAILURE = evidence('check-earlier-step-failed')
/** Steps that look at the target itself. */
const OF_THE_TARGET = /^(boot\.|media\.(content|packages)$)/

type OnStep = (report: StepReport) => Promise<void>

/**
 * Would this disk start Windows PE in the customer's computer, open its media, be let in by the management point and be
 * offered a task sequence? Answered from the target's bytes and the management point alone.
 */
export function checkFirstBoot(
  source: ByteSource,
  request: FirstBootRequest,
  host: FirstBootHost,
  onStep: OnStep,
): Promise<FirstBootReport> {
  return report(request, host, onStep, AFTER_A_FAILURE, async (walk, transcript) => {
    const { disk, starter } = await checkBootChain(walk, source, request, host)
    if (disk === undefined) return []
    const { windows } = disk
    const content = async () => {
      await checkContent(walk, request.content, request.path)
      await walk.step('media.packages', (note) => listPackages(windows, note))
    }
    const started = { files: appliedMedia(windows), machine: starter ?? 'x64', checkContent: content } as const
    return checkInWindowsPe(walk, started, request, host, transcript)
  })
}

/** The same without the target, for media that are known to lie on it: the conversation alone. */
export function checkConversation(
  files: MediaFiles,
  machine: Machine | 'bios',
  request: FirstBootRequest,
  host: FirstBootHost,
  onStep: OnStep,
): Promise<FirstBootReport> {
  const started = { files, machine, checkContent: async () => undefined }
  return report(request, host, onStep, evidence('check-target-not-seen'), (walk, transcript) =>
    checkInWindowsPe(walk, started, request, host, transcript),
  )
}

async function report(
  request: FirstBootRequest,
  host: FirstBootHost,
  onStep: OnStep,
  whyNotRun: Evidence,
  check: (walk: Walk, transcript: Transcript) => Promise<readonly TaskSequence[]>,
): Promise<FirstBootReport> {
  const transcript = createTranscript(host.now)
  const walk = new Walk(async (step) => {
    if (request.signal?.aborted) throw new Fault('cancelled')
    tellStep(transcript, step)
    await onStep(step)
  }, problemOf)
  const taskSequences = await check(walk, transcript)
  for (const step of ORDER) {
    if (walk.reports.some((report) => report.step === step)) continue
    await walk.notRun(step, OF_THE_TARGET.test(step) ? whyNotRun : AFTER_A_FAILURE)
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
