import type { Problem } from '../../shared/contract/problem.ts'
import type { ProvisionInput } from '../../shared/contract/run.ts'
import { serialFault } from '../../shared/contract/serial.ts'
import type { TargetFacts, TargetIdentity } from '../../shared/contract/target.ts'
import { isTyped } from '../../shared/contract/text/visible.ts'
import type { ChosenMedia } from '../media/chosen-media.ts'
import type { BenchState, ChosenTarget, Options } from './bench-state.ts'
import { repeatedSerials } from './serials.ts'

/** What still stands in the way of a start; each is a text of the page. */
export type Missing =
  | 'media'
  | 'media-refused'
  | 'targets'
  | 'target-refused'
  | 'repeated-targets'
  | 'quick-format'
  | 'confirm-labels'
  | 'serials'
  | 'repeated-serials'
  | 'management-point'
  | 'digest'
  | 'password'

type Situation = Pick<BenchState, 'media' | 'targets' | 'options' | 'rules' | 'starting'>

export function missing({ media, targets, options, rules }: Omit<Situation, 'starting'>): readonly Missing[] {
  const paths = targets.flatMap(({ facts }) => (facts === undefined ? [] : [facts.path]))
  const serials = targets.map(({ serial }) => serial)
  const obstacles: readonly (readonly [Missing, boolean])[] = [
    ['media', media === undefined],
    ['media-refused', media?.problem !== undefined],
    ['targets', targets.length === 0],
    ['target-refused', targets.some(isRefused)],
    ['repeated-targets', new Set(paths).size < paths.length],
    ['quick-format', !options.quickFormat && targets.some(holdsFiles)],
    ['confirm-labels', options.quickFormat && targets.some((target) => !isConfirmed(target))],
    ['serials', serials.some((serial) => serialFault(serial, rules) !== undefined)],
    ['repeated-serials', repeatedSerials(serials).size > 0],
    ['management-point', options.askManagementPoint && !isManagementPoint(options.managementPoint)],
    ['digest', !/^([0-9a-f]{64})?$/i.test(options.expectedSha256.trim())],
  ]
  return obstacles.filter(([, holds]) => holds).map(([what]) => what)
}

/** The same with the password, which is typed last: starting without it is refused, with a sentence that says so. */
export function stillToEnter(situation: Omit<Situation, 'starting'>, password: string): readonly Missing[] {
  const asksForPassword = situation.media?.facts?.prestaged?.asksForPassword === true
  return [...missing(situation), ...(asksForPassword && password === '' ? (['password'] as const) : [])]
}

/** What is said where the password is typed. */
export function isAboutPassword(problem: Problem | undefined): boolean {
  return problem?.code === 'media-password-wrong' || problem?.code === 'media-password-needed'
}

/** Whether media are read and may be used, as far as is known. */
export function isChosen(media: ChosenMedia | undefined): boolean {
  return media?.facts !== undefined && media.problem === undefined
}

const ABOUT_TARGETS: readonly Missing[] = [
  'targets',
  'target-refused',
  'repeated-targets',
  'quick-format',
  'confirm-labels',
  'serials',
  'repeated-serials',
]

/** Whether every target is read, may be used and has what it needs. */
export function areTargetsEntered(situation: Omit<Situation, 'starting'>): boolean {
  const lacks = missing(situation)
  return (
    situation.targets.every(({ facts }) => facts !== undefined) && !ABOUT_TARGETS.some((one) => lacks.includes(one))
  )
}

/** True when nothing but the password is missing and the station has read every chosen file. */
export function canStart(situation: Situation): boolean {
  const { media, targets, starting } = situation
  return (
    !starting &&
    media?.facts !== undefined &&
    targets.every(({ facts }) => facts !== undefined) &&
    missing(situation).length === 0
  )
}

export function holdsFiles({ facts }: ChosenTarget): boolean {
  return facts?.state === 'holds-files' || facts?.state === 'incomplete'
}

/** What is typed to allow that a volume's files are erased: its label, or its serial number where it has none. */
export function labelToType({ facts }: ChosenTarget): string | undefined {
  return facts?.state === 'holds-files' ? facts.volumeLabel || facts.volumeSerial : undefined
}

function isConfirmed(target: ChosenTarget): boolean {
  const label = labelToType(target)
  return label === undefined || isTyped(target.confirmLabel.trim(), label)
}

export function startInput(
  media: ChosenMedia,
  targets: readonly ChosenTarget[],
  options: Options,
  password: string,
): Pick<ProvisionInput, 'media' | 'targets' | 'quickFormat' | 'askManagementPoint' | 'managementPoints'> &
  Partial<ProvisionInput> {
  const { managementPoint, askManagementPoint, quickFormat } = options
  return {
    media: media.token,
    targets: targets.map(({ token, serial, facts, confirmLabel }) => ({
      file: token,
      serial,
      ...(facts === undefined ? {} : { expected: identityOf(facts) }),
      ...(confirmLabel.trim() === '' ? {} : { confirmLabel: confirmLabel.trim() }),
    })),
    quickFormat,
    askManagementPoint,
    managementPoints: askManagementPoint && managementPoint.trim() !== '' ? [managementPoint.trim()] : [],
    ...digestOf(options),
    ...(password === '' ? {} : { password }),
  }
}

function identityOf({ bytes, diskGuid, volumeSerial }: TargetFacts): TargetIdentity {
  return { bytes, diskGuid, volumeSerial }
}

export function digestOf({ expectedSha256 }: Options): { expectedSha256?: string } {
  const digest = expectedSha256.trim()
  return digest === '' ? {} : { expectedSha256: digest }
}

function isRefused({ problem, facts }: ChosenTarget): boolean {
  return problem !== undefined || facts?.state === 'not-formatted'
}

/** Empty means: those of the media. */
function isManagementPoint(typed: string): boolean {
  const address = typed.trim()
  if (address === '') return true
  return URL.canParse(address) && ['http:', 'https:'].includes(new URL(address).protocol)
}
