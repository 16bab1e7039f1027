import type { Machine } from '../bootdata/boot-files.ts'
import type { TaskSequence } from '../contract/check.ts'
import { evidence } from '../contract/evidence.ts'
import type { Transcript } from '../mp/transcript.ts'
import { checkBootstrap, checkCertificate, checkVariables } from './bootstrap.ts'
import type { FirstBootHost } from './host.ts'
import type { MediaFiles } from './media-files.ts'
import type { FirstBootRequest } from './request.ts'
import { unknownComputerOf } from './site/ask-identity.ts'
import { openConversation } from './site/conversation.ts'
import { askManagementPoint, MANAGEMENT_POINT_STEPS } from './site/management-point.ts'
import type { Walk } from './walk.ts'

export interface WindowsPe {
  readonly files: MediaFiles
  /** What started it. */
  readonly machine: Machine | 'bios'
  /** Looks at what else lies on the target, between the media's own data and the conversation. */
  checkContent(): Promise<void>
}

/** What Windows PE would do once it runs: open the media, find its content, ask the management point. */
export async function checkInWindowsPe(
  walk: Walk,
  { files, machine, checkContent }: WindowsPe,
  request: FirstBootRequest,
  host: FirstBootHost,
  transcript: Transcript,
): Promise<readonly TaskSequence[]> {
  const bootstrap = await walk.step('media.bootstrap', (note) => checkBootstrap(files, note))
  const variables =
    bootstrap &&
    (await walk.step('media.variables', (note) => checkVariables(files, bootstrap, request.password, note)))
  const certificate =
    variables &&
    (await walk.step('media.certificate', (note) => checkCertificate(variables, request.clock, host.signWithKey, note)))
  await checkContent()
  if (!request.askManagementPoint) {
    for (const step of MANAGEMENT_POINT_STEPS) await walk.notRun(step, evidence('check-point-not-asked'))
    return []
  }
  if (bootstrap === undefined || variables === undefined || certificate === undefined) return []
  const computer = unknownComputerOf(request.computer?.machine ?? machine)
  const media = { bootstrap, variables, certificate, computer, packages: files.packages }
  return askManagementPoint(walk, openConversation(media, request, host, transcript))
}
