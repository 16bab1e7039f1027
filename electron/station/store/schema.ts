import type { Generated } from 'kysely'
import type { Basis, StepName, StepStatus } from '../../../shared/contract/check.ts'
import type { RunState } from '../../../shared/contract/run-state.ts'
import type { ArtifactKind } from '../../../shared/provision/request.ts'

/** The tables as the last migration leaves them. Columns that end in JSON's shapes are read through the contract's schemas. */
export interface Schema {
  stations: { name: string; first_seen: string }
  media: { id: string; path: string; sha256: string; verified_at: string; verdict: string }
  targets: { path: string; first_seen: string }
  devices: { serial: string; first_seen: string }
  runs: {
    id: string
    job: string
    station: string
    operator: string
    mode: 'provision' | 'apply'
    media_path: string
    media_sha256: Generated<string>
    target: string
    serial: string | null
    state: RunState
    started_at: string
    ended_at: string | null
    problem: string | null
    task_sequences: Generated<string>
    owner: string
    resumes: string | null
    asked: Generated<string>
  }
  states: { run: string; state: RunState; at: string }
  steps: {
    number: Generated<number>
    run: string
    step: StepName
    status: StepStatus
    basis: Basis
    evidence: string
    problem: string | null
    at: string
  }
  proofs: { run: string; at: string; proof: string }
  later_checks: { number: Generated<number>; run: string; at: string; verdict: 'ready' | 'not-ready'; report: string }
  broken_locks: { number: Generated<number>; run: string; at: string; operator: string; lock: string }
  /** `sha256` and `size` are those of the bytes before they were deflated. */
  run_artifacts: { run: string; kind: ArtifactKind; sha256: string; size: number; bytes: Buffer }
}
