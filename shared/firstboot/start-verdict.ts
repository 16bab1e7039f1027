import { Fault } from '../bytes/fault.ts'
import type { OfferedTaskSequence } from '../mp/task-sequence-policy.ts'
import type { BenchMedia } from './conversation.ts'
import type { Finding, Note } from './walk.ts'

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
  note(`${offered.length} task sequences are offered`)
  if (missing && bootstrap.unattended) throw new Fault('mp-preferred-missing', { deployment })
  const starts = deployment === '' ? (required.length === 1 ? required[0] : undefined) : preferred
  const asked = [
    ...(bootstrap.passwordRequired ? ['the media password'] : []),
    ...(bootstrap.unattended ? [] : ['network settings, if they ask for them']),
    ...(starts === undefined ? [`which of ${offered.length} task sequences to start`] : []),
  ]
  const evidence = [
    starts === undefined
      ? 'nothing starts by itself'
      : `${starts.name} starts by itself: ${starts === preferred ? 'the media prefers it' : 'its deployment is required'}`,
    `the user will be asked for ${asked.length === 0 ? 'nothing' : asked.join('; ')}`,
    'whether a deployment is hidden is not told to media in a published way',
  ]
  const facts = { value: undefined, basis: 'inferred', evidence } as const
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
    return { value: undefined, basis: 'not-checkable', evidence: ['the media does not name its boot image'] }
  const version = variables.get('_SMSTSBootMediaSourceVersion')
  const differing = offered.filter(
    ({ bootImageId }) => bootImageId !== undefined && bootImageId.toLowerCase() !== media.toLowerCase(),
  )
  const silent = offered.filter(({ bootImageId }) => bootImageId === undefined)
  const evidence = [
    `the media starts with ${media}${version === undefined ? '' : `, version ${version}`}`,
    `${offered.length - differing.length - silent.length} of ${offered.length} task sequences use it`,
    ...differing.slice(0, MOST_NAMES).map(({ name, bootImageId }) => `${name} uses ${bootImageId}`),
    ...silent.slice(0, MOST_NAMES).map(({ name }) => `${name} names none`),
  ]
  const [first] = differing
  if (first === undefined) return { value: undefined, evidence }
  const facts = { name: first.name, sequence: first.bootImageId ?? '', media }
  return { value: undefined, evidence, warning: { code: 'mp-boot-image-differs', facts } }
}

/** Which packages would come from this disk. Media carry no versions of them, so newer ones cannot be told. */
export function contentVerdict(
  packages: readonly string[],
  offered: readonly OfferedTaskSequence[],
): Finding<undefined> {
  const held = new Set(packages.map((id) => id.toUpperCase()))
  const evidence = [
    packages.length === 0 ? 'no packages in the cache of this disk' : `in the cache: ${listed(packages)}`,
    ...offered.slice(0, MOST_NAMES).map(({ name, packages: needed }) => {
      const there = needed.filter((id) => held.has(id.toUpperCase()))
      const away = needed.filter((id) => !held.has(id.toUpperCase()))
      if (needed.length === 0) return `${name} names no packages`
      return `${name}: ${there.length} of ${needed.length} packages on this disk${away.length === 0 ? '' : `, to download: ${listed(away)}`}`
    }),
    'whether the site holds newer versions is not checkable: the media does not tell those of its packages',
  ]
  return { value: undefined, basis: 'inferred', evidence }
}

function listed(ids: readonly string[]): string {
  const more = ids.length - MOST_NAMES
  return [...ids.slice(0, MOST_NAMES), ...(more > 0 ? [`${more} more`] : [])].join(', ')
}
