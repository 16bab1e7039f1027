import type { ProvisionRequest, RunRecord } from '../../../shared/provision/request.ts'

/** Carries out a job and tells its events; resolves when every run has had its result. */
export type RunJob = (
  request: ProvisionRequest,
  emit: RunRecord['emit'],
  signal: AbortSignal,
  keep: RunRecord['keep'],
) => Promise<void>
