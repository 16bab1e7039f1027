import { realpathSync } from 'node:fs'
import { Fault } from '../../shared/bytes/fault.ts'
import type { ProvisionInput } from '../../shared/contract/run.ts'
import type { StationContext } from './context.ts'
import { resolveFile } from './file-references.ts'
import type { JobOrder } from './job-manager.ts'

/** What scanners and keyboards give: printable ASCII, spaces only within. */
const SERIAL = /^[!-~](?:[ -~]{0,62}[!-~])?$/

/** Checks the input of `run.start`. Faults `serial-invalid`, `target-in-use`, `token-unknown`. */
export function orderJob(context: StationContext, input: ProvisionInput): JobOrder {
  const targets = input.targets.map(({ file, serial }) => ({
    path: canonical(resolveFile(context, file)),
    serial: checkSerial(serial, input.mode),
  }))
  const paths = new Set<string>()
  const serials = new Set<string>()
  for (const { path, serial } of targets) {
    if (paths.has(path)) throw new Fault('target-in-use', { path, owner: 'this job' })
    if (serial !== '' && serials.has(serial)) throw new Fault('serial-invalid', { serial })
    paths.add(path)
    serials.add(serial)
  }
  return {
    mode: input.mode,
    mediaPath: resolveFile(context, input.media),
    image: input.image,
    targets,
    expectedSha256: input.expectedSha256,
    quickFormat: input.quickFormat,
    managementPoints: input.managementPoints,
    askManagementPoint: input.askManagementPoint,
    password: input.password,
    clock: input.clock,
    station: context.station,
    operator: context.operator,
  }
}

/** Applying alone makes no device ready, so it needs no serial number. */
function checkSerial(text: string, mode: ProvisionInput['mode']): string {
  const serial = text.trim()
  if (serial === '' && mode === 'apply') return serial
  if (!SERIAL.test(serial)) throw new Fault('serial-invalid', { serial })
  return serial
}

/** One name for one file, so that a link cannot make a target count twice; a missing one is the run's to report. */
function canonical(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}
