import { overlay } from '../bytes/overlay.ts'
import type { Proof } from '../contract/events.ts'
import { checkFirstBoot } from '../firstboot/check.ts'
import type { ProvisionHost } from './host.ts'
import { identifyTarget } from './identify.ts'
import { failAll, phase, throwIfCancelled } from './phase.ts'
import { planTarget } from './plan.ts'
import type { EmitRunEvent, ProvisionRequest, ProvisionTarget } from './request.ts'
import { RunReporter } from './run-reporter.ts'

/**
 * The whole job: every target of the request ends with one result event. Targets fail alone; the media fails them all.
 * Rejects only when an event could not be stored.
 */
export async function provision(
  request: ProvisionRequest,
  host: ProvisionHost,
  emit: EmitRunEvent,
  signal: AbortSignal,
): Promise<void> {}
