import type { StepName, TaskSequence } from '../../contract/check.ts'
import { evidence } from '../../contract/evidence.ts'
import type { Accepted } from '../../mp/assignments.ts'
import type { OfferedTaskSequence } from '../../mp/task-sequence-policy.ts'
import { offersTaskSequence, readTaskSequences } from '../../mp/task-sequences.ts'
import type { Finding, Note, Walk } from '../walk.ts'
import { askIdentity } from './ask-identity.ts'
import { choosePoint } from './choose-point.ts'
import { compareSite } from './compare-site.ts'
import type { Conversation } from './conversation.ts'
import { bootImageVerdict, contentVerdict, startVerdict } from './start-verdict.ts'

export const MANAGEMENT_POINT_STEPS = [
  'mp.answer',
  'mp.site',
  'mp.assignments',
  'mp.task-sequences',
  'mp.start',
  'mp.boot-image',
  'mp.content',
] as const satisfies readonly StepName[]

/** The conversation that Windows PE will have with the management point, each exchange a step. */
export async function askManagementPoint(walk: Walk, talk: Conversation): Promise<readonly TaskSequence[]> {
  const url = await walk.step('mp.answer', (note) => choosePoint(talk, note))
  if (url === undefined) return []
  const keys = await walk.step('mp.site', (note) => compareSite(talk, url, note))
  if (keys === undefined) return []
  const accepted = await walk.step('mp.assignments', (note) => askIdentity(talk, url, keys, note))
  if (accepted === undefined) return []
  const offered = await walk.step('mp.task-sequences', (note) => listOffered(talk, url, accepted, note))
  if (offered === undefined) return []
  await walk.step('mp.start', (note) => startVerdict(talk.media, offered, note))
  await walk.step('mp.boot-image', () => bootImageVerdict(talk.media, offered))
  await walk.step('mp.content', () => contentVerdict(talk.media.packages(), offered))
  return offered.map(({ packages: _, ...sequence }) => sequence)
}

async function listOffered(
  talk: Conversation,
  url: string,
  { assignments, form, mediaId }: Accepted,
  note: Note,
): Promise<Finding<readonly OfferedTaskSequence[]>> {
  const { host, media } = talk
  const wanted = assignments.filter(offersTaskSequence).length
  note(
    wanted === 0
      ? evidence('mp-no-task-sequence-policy', { count: assignments.length })
      : evidence('mp-task-sequence-policies', { count: wanted }),
  )
  const reader = { mediaId, certificate: media.certificate, clock: host.now(), form }
  const found = await readTaskSequences(talk.stepPort(note), url, assignments, reader, host.inflate)
  const { sequences, encrypted, unread } = found
  const [first] = unread
  return {
    value: sequences,
    evidence: [
      ...sequences.map(({ name, purpose, deploymentId }) =>
        evidence(`mp-sequence-${purpose}`, { name, deployment: deploymentId }),
      ),
      evidence('mp-policies-encrypted', { encrypted, count: sequences.length + unread.length }),
      ...unread.map(({ policyId, reason }) => evidence('mp-policy-unread', { policy: policyId, reason })),
    ],
    ...(first === undefined
      ? {}
      : { warning: { code: 'mp-policy-unreadable', facts: { policy: first.policyId, reason: first.reason } } }),
  }
}
