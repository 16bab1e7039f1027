import type { Phrase } from '../phrase/fact.ts'
import { phrase } from '../phrase/phrase.ts'
import { mpFault } from './faults.ts'
import { fetchPolicy, type PolicyReader } from './fetch-policy.ts'
import type { HttpPort, Inflate } from './http-port.ts'
import type { PolicyAssignment } from './reply-assignments.ts'
import { type OfferedTaskSequence, readTaskSequencePolicy } from './task-sequence-policy.ts'

/** More deployments to unknown computers than any site has. */
const MOST_POLICIES = 256

export interface UnreadPolicy {
  readonly policyId: string
  readonly reason: Phrase
}

export interface Offered {
  readonly sequences: readonly OfferedTaskSequence[]
  /** How many of their policies came encrypted. */
  readonly encrypted: number
  readonly unread: readonly UnreadPolicy[]
}

/**
 * The task sequences that the assignments offer. Policies of other categories are left alone.
 * Faults: `mp-no-task-sequence`, `mp-policy-unreadable` when there are some and none can be read.
 */
export async function readTaskSequences(
  port: HttpPort,
  url: string,
  assignments: readonly PolicyAssignment[],
  reader: PolicyReader,
  inflate: Inflate,
): Promise<Offered> {
  const wanted = assignments.filter(offersTaskSequence).slice(0, MOST_POLICIES)
  if (wanted.length === 0) throw mpFault('mp-no-task-sequence', { url })
  const sequences: OfferedTaskSequence[] = []
  const unread: UnreadPolicy[] = []
  let encrypted = 0
  for (const { policyId, location } of wanted) {
    const policy = await fetchPolicy(port, url, location, reader)
    const sequence = policy.ok ? readTaskSequencePolicy(policy.text, inflate) : undefined
    if (sequence !== undefined) sequences.push(sequence)
    else unread.push({ policyId, reason: policy.ok ? phrase('policy-no-task-sequence') : policy.reason })
    if (policy.ok && policy.encrypted) encrypted += 1
  }
  const [first] = unread
  if (sequences.length === 0 && first)
    throw mpFault('mp-policy-unreadable', { policy: first.policyId, reason: first.reason })
  return { sequences, encrypted, unread }
}

/** POLICY_FLAGS_TS_FOR_CD_AND_PXE (configmgr.md 9.8 [SDK]). */
const FLAG_TASK_SEQUENCE = 0x01

/** The flag counts only where no category is told, so that account and collection policies are never asked for. */
export function offersTaskSequence({ category, flags }: PolicyAssignment): boolean {
  return category === 'TaskSequence' || (category === '' && (flags & FLAG_TASK_SEQUENCE) !== 0)
}
