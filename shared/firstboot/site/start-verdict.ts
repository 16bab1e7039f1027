import { Fault } from '../../bytes/fault.ts'
import { evidence } from '../../contract/evidence.ts'
import type { OfferedTaskSequence } from '../../mp/task-sequence-policy.ts'
import { listed } from '../listed.ts'
import type { Finding, Note } from '../walk.ts'
import type { BenchMedia } from './conversation.ts'

/** Names in evidence; a site may offer hundreds. */
const MOST_NAMES = 10

/**
 * What will start by itself and what the user will be asked (configmgr.md 1.2 and 11). A deployment that is hidden cannot
 * be told from another one: no published property says it.
 * Fault: `mp-preferred-missing` where nobody is there to choose.
 */
export function startVerdict(
  { bootstrap, variables }: Pick<BenchMedia, 'bootstrap' | 'variables'>,
  offered: readonly OfferedTaskSequence[],
  note: Note,
): Finding<undefined> {
  const deployment = variables.get('SMSTSPreferredAdvertID')?.trim() ?? ''
  const preferred = offered.find((one) => one.deploymentId.toLowerCase() === deployment.toLowerCase())
  const required = offered.filter((one) => one.purpose === 'required')
  const missing = deployment !== '' && preferred === undefined
  note(evidence('mp-sequences-offered', { count: offered.length }))
  if (missing && bootstrap.unattended) throw new Fault('mp-preferred-missing', { deployment })
  const starts = deployment === '' ? (required.length === 1 ? required[0] : undefined) : preferred
  const asked = [
    ...(bootstrap.passwordRequired ? [evidence('mp-asks-password')] : []),
    ...(bootstrap.unattended ? [] : [evidence('mp-asks-network')]),
    ...(starts === undefined ? [evidence('mp-asks-choice', { sequences: offered.length })] : []),
  ]
  const found = [
    starts === undefined
      ? evidence('mp-starts-nothing')
      : evidence(starts === preferred ? 'mp-starts-preferred' : 'mp-starts-required', { name: starts.name }),
    ...(asked.length === 0 ? [evidence('mp-asks-nothing')] : asked),
    evidence('mp-hidden-untold'),
  ]
  const facts = { value: undefined, basis: 'inferred', evidence: found } as const
  if (missing) return { ...facts, warning: { code: 'mp-preferred-missing', facts: { deployment } } }
  if (bootstrap.unattended && starts === undefined)
    return { ...facts, warning: { code: 'mp-unattended-choice', facts: {} } }
  return facts
}

/** Whether each task sequence uses the boot image that the media starts with (configmgr.md 10.3). */
export function bootImageVerdict(
  { variables }: Pick<BenchMedia, 'variables'>,
  offered: readonly OfferedTaskSequence[],
): Finding<undefined> {
  const media = variables.bootImagePackageId
  if (media === undefined)
    return { value: undefined, basis: 'not-checkable', evidence: [evidence('mp-boot-image-untold')] }
  const version = variables.get('_SMSTSBootMediaSourceVersion')
  const differing = offered.filter(
    ({ bootImageId }) => bootImageId !== undefined && bootImageId.toLowerCase() !== media.toLowerCase(),
  )
  const silent = offered.filter(({ bootImageId }) => bootImageId === undefined)
  const using = offered.length - differing.length - silent.length
  const found = [
    version === undefined
      ? evidence('mp-boot-image', { image: media })
      : evidence('mp-boot-image-version', { image: media, version }),
    evidence('mp-boot-image-used', { using, count: offered.length }),
    ...differing
      .slice(0, MOST_NAMES)
      .map(({ name, bootImageId }) => evidence('mp-sequence-boot-image', { name, image: bootImageId ?? '' })),
    ...silent.slice(0, MOST_NAMES).map(({ name }) => evidence('mp-sequence-no-boot-image', { name })),
  ]
  const [first] = differing
  if (first === undefined) return { value: undefined, evidence: found }
  const facts = { name: first.name, sequence: first.bootImageId ?? '', media }
  return { value: undefined, evidence: found, warning: { code: 'mp-boot-image-differs', facts } }
}

/** Which packages would come from this disk. Media carry no versions of them, so newer ones cannot be told. */
export function contentVerdict(
  packages: readonly string[],
  offered: readonly OfferedTaskSequence[],
): Finding<undefined> {
  const held = new Set(packages.map((id) => id.toUpperCase()))
  const found = [
    packages.length === 0
      ? evidence('mp-cache-empty')
      : evidence('mp-cache', { packages: listed(packages, MOST_NAMES) }),
    ...offered.slice(0, MOST_NAMES).map(({ name, packages: needed }) => {
      const there = needed.filter((id) => held.has(id.toUpperCase()))
      const away = needed.filter((id) => !held.has(id.toUpperCase()))
      if (needed.length === 0) return evidence('mp-sequence-no-packages', { name })
      const facts = { name, here: there.length, count: needed.length }
      return away.length === 0
        ? evidence('mp-sequence-packages', facts)
        : evidence('mp-sequence-downloads', { ...facts, packages: listed(away, MOST_NAMES) })
    }),
    evidence('mp-versions-untold'),
  ]
  return { value: undefined, basis: 'inferred', evidence: found }
}
