import { Fault } from '../bytes/fault.ts'
import type { StepName, TaskSequence } from '../contract/check.ts'
import type { MediaCertificate } from '../media/certificate.ts'
import type { MediaVariables } from '../media/variables.ts'
import { askAnswer, askAssignments, askSite, readTaskSequences } from '../mp/check.ts'
import type { FirstBootHost } from './host.ts'
import type { FirstBootRequest } from './request.ts'
import type { Walk } from './walk.ts'

export const MANAGEMENT_POINT_STEPS = [
  'mp.answer',
  'mp.site',
  'mp.assignments',
  'mp.task-sequences',
] as const satisfies readonly StepName[]

/** Beyond this the media's messages may be refused as too old or too new (configmgr.md 9 [inferred]). */
const MOST_CLOCK_MINUTES = 60
const MINUTE_MS = 60_000
const ANSWER_TIMEOUT_MS = 15_000

/** The conversation that Windows PE will have with the management point, each message a step. */
export async function askManagementPoint(
  walk: Walk,
  variables: MediaVariables,
  certificate: MediaCertificate,
  request: FirstBootRequest,
  host: FirstBootHost,
): Promise<readonly TaskSequence[]> {
  const url = request.managementPoints[0] ?? variables.managementPoints[0] ?? variables.locationManagementPoints[0]
  const answered = await walk.step('mp.answer', async () => {
    if (url === undefined) throw new Fault('mp-not-configured')
    const { managementPoints, serverDate } = await askAnswer(host.http, url, ANSWER_TIMEOUT_MS)
    return {
      value: url,
      evidence: [
        `${url} lists ${managementPoints.length} management points`,
        ...clockEvidence(serverDate, host.now(), url),
      ],
    }
  })
  if (answered === undefined) return []
  const site = await walk.step('mp.site', async () => {
    const { siteCode } = await askSite(host.http, answered, variables)
    const key =
      variables.publicRootKey === undefined
        ? 'the media holds no trusted root key to compare'
        : 'its trusted root key does not contradict the media'
    return { value: siteCode, evidence: [`site ${siteCode}`, key] }
  })
  if (site === undefined) return []
  const assignments = await walk.step('mp.assignments', async () => {
    const reply = await askAssignments(host.http, answered, variables, certificate, host.now(), host.inflate)
    return { value: reply.assignments, evidence: [`${reply.assignments.length} policy assignments, identity accepted`] }
  })
  if (assignments === undefined) return []
  const offered = await walk.step('mp.task-sequences', async () => {
    const found = await readTaskSequences(
      host.http,
      answered,
      assignments,
      variables,
      certificate,
      host.now(),
      host.inflate,
    )
    return { value: found, evidence: found.map(({ name, purpose }) => `${name} (${purpose})`) }
  })
  return offered ?? []
}

function clockEvidence(serverDate: Date | undefined, now: Date, url: string): readonly string[] {
  if (serverDate === undefined) return [`${url} told no time`]
  const minutes = Math.round(Math.abs(serverDate.getTime() - now.getTime()) / MINUTE_MS)
  if (minutes > MOST_CLOCK_MINUTES) throw new Fault('mp-clock-differs', { minutes })
  return [`clocks differ by ${minutes} minutes`]
}
