import { Fault } from '../../shared/bytes/fault.ts'
import type { ProvisionInput } from '../../shared/contract/run.ts'
import { serialFault } from '../../shared/contract/serial.ts'
import type { SerialRules } from '../../shared/contract/settings.ts'
import { phrase } from '../../shared/phrase/phrase.ts'
import type { StationContext } from './context.ts'
import { resolveFile } from './file-references.ts'
import { isSameFile } from './host/same-file.ts'
import type { JobOrder, TargetOrder } from './job-manager.ts'
import type { ExpectedOrigin } from './media/prove-origin.ts'
import { askedPoints } from './settings/asked-points.ts'
import { mediaAt } from './store/media-shelf.ts'
import { readApart } from './target/read-apart.ts'
import { workApart } from './work/work-apart.ts'

/** Checks the input of `run.start`. Faults `serial-invalid`, `target-in-use`, `target-silent`, `token-unknown`, those of the manifest. */
export async function orderJob(context: StationContext, input: ProvisionInput): Promise<JobOrder> {
  const { serials } = context.settings.view().settings
  const targets: TargetOrder[] = []
  for (const { file, serial, expected, confirmLabel } of input.targets) {
    const identity = await readApart('identity', resolveFile(context, file))
    targets.push({
      path: identity.path,
      identity,
      serial: checkSerial(serial, input.mode, serials),
      expected,
      confirmLabel,
      journal: undefined,
      resumes: undefined,
    })
  }
  refuseRepeated(targets)
  const mediaPath = resolveFile(context, input.media)
  const { origin, sha256 } = await originOf(context, input, mediaPath)
  const asked = askedPoints(context.settings.hold(), input.managementPoints, context.trust)
  return {
    mode: input.mode,
    mediaPath,
    image: input.image,
    targets,
    expectedSha256: sha256,
    mediaOrigin: origin,
    lenient: input.lenient,
    quickFormat: input.quickFormat,
    // Who sits at a page types the label.
    confirmed: input.confirmed && context.face === 'in-process',
    // At a page a lock is broken by itself, by whoever has seen whose it is (target.breakLock).
    breakLock: input.breakLock && context.face === 'in-process',
    managementPoints: asked.managementPoints,
    askManagementPoint: input.askManagementPoint,
    password: input.password,
    clock: input.clock,
    authorities: input.authorities,
    pointAuthorities: asked.pointAuthorities,
    stepSeconds: input.stepSeconds,
    station: context.station,
    operator: context.operator,
  }
}

async function originOf(
  context: StationContext,
  { expectedSha256, manifest: reference }: ProvisionInput,
  path: string,
): Promise<ExpectedOrigin> {
  if (reference === undefined && expectedSha256 === undefined) return recordedOrigin(context, path)
  if (reference === undefined) return { origin: 'expected-digest', sha256: expectedSha256 }
  const manifest = resolveFile(context, reference)
  const question = { path, expectedSha256, manifest, anchors: context.trust.certificates() }
  return workApart('expectedOrigin', question, { files: { file: manifest }, patience: context.patience })
}

/** Media of the list are the ones that were verified, or the run fails; those that are known to have changed are others. */
async function recordedOrigin({ store }: StationContext, path: string): Promise<ExpectedOrigin> {
  const item = await mediaAt(store, path)
  const isSame = item !== undefined && (item.isCopy || item.condition === 'unchanged')
  return isSame ? { origin: item.origin, sha256: item.sha256 } : { origin: 'not-proven', sha256: undefined }
}

/** Faults `target-in-use`, `serial-invalid`. */
export function refuseRepeated(targets: readonly TargetOrder[]): void {
  const serials = new Set<string>()
  for (const [index, { path, identity, serial }] of targets.entries()) {
    if (targets.slice(0, index).some((other) => isSameFile(other.identity, identity)))
      throw new Fault('target-in-use', { path, owner: phrase('this-job') })
    if (serial !== '' && serials.has(serial)) throw new Fault('serial-invalid', { serial })
    serials.add(serial)
  }
}

/** Applying alone makes no device ready, so it needs no serial number. */
function checkSerial(text: string, mode: ProvisionInput['mode'], rules: SerialRules): string {
  const serial = text.trim()
  if (serial === '' && mode === 'apply') return serial
  if (serialFault(serial, rules) !== undefined) throw new Fault('serial-invalid', { serial })
  return serial
}
