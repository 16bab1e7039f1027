import type { EmitRunEvent, ProvisionRequest } from '../../../shared/provision/request.ts'

/** Carries out a job and tells its events; resolves when every run has had its result. */
export type RunJob = (request: ProvisionRequest, emit: EmitRunEvent, signal: AbortSignal) => Promise<void>
