import type { TaskSequence } from '../contract/check.ts'
import type { Transcript } from '../mp/transcript.ts'
import type { NtfsReader } from '../volume/ntfs/read/open.ts'
import { unknownComputerOf } from './ask-identity.ts'
import { checkBootstrap, checkCertificate, checkVariables } from './bootstrap.ts'
import { cachedPackages } from './cached-packages.ts'
import { checkContent } from './content.ts'
import { openConversation } from './conversation.ts'
import type { FirstBootHost } from './host.ts'
import { askManagementPoint, MANAGEMENT_POINT_STEPS } from './management-point.ts'
import { listPackages } from './package-list.ts'
import type { FirstBootRequest } from './request.ts'
import type { Walk } from './walk.ts'

/** What Windows PE would do once it runs from this volume: open the media, find its content, ask the management point. */
export async function checkInWindowsPe(
  walk: Walk,
  windows: NtfsReader,
  machine: string,
  request: FirstBootRequest,
  host: FirstBootHost,
  transcript: Transcript,
): Promise<readonly TaskSequence[]> {
  const bootstrap = await walk.step('media.bootstrap', (note) => checkBootstrap(windows, note))
  const variables =
    bootstrap &&
    (await walk.step('media.variables', (note) => checkVariables(windows, bootstrap, request.password, note)))
  const certificate =
    variables && (await walk.step('media.certificate', (note) => checkCertificate(variables, request.clock, note)))
  await checkContent(walk, request.content)
  await walk.step('media.packages', (note) => listPackages(windows, note))
  if (!request.askManagementPoint) {
    for (const step of MANAGEMENT_POINT_STEPS) await walk.notRun(step, 'the management point was not asked')
    return []
  }
  if (bootstrap === undefined || variables === undefined || certificate === undefined) return []
  const computer = unknownComputerOf(machine)
  const media = { bootstrap, variables, certificate, computer, packages: () => cachedPackages(windows) }
  return askManagementPoint(walk, openConversation(media, request, host, transcript))
}
