import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createTarget, type NewTarget } from '../../electron/station/target/create-target.ts'
import type { RunEvent } from '../../shared/contract/events.ts'
import type { Problem } from '../../shared/contract/problem.ts'
import type { ProvisionHost } from '../../shared/provision/host.ts'
import { provision } from '../../shared/provision/provision.ts'
import type { ProvisionRequest, ProvisionTarget } from '../../shared/provision/request.ts'
import { mustRun } from './program.ts'
import { said } from './said.ts'
import { SMALL_MEDIA_PASSWORD, writeSmallMedia } from './small-media.ts'
import { openWorkImage, type WorkImage } from './work-image.ts'
import { type Recorded, recordingHost } from './write-recording.ts'

type Result = Extract<RunEvent, { event: 'result' }>

export interface StageRun {
  readonly log: readonly Recorded[]
  readonly journal: Uint8Array | undefined
  readonly digests: string
  readonly result: Result
  readonly evidence: (step: string) => string
  /** Steps that warned, and of what. */
  readonly warnings: readonly (readonly [string, Problem | undefined])[]
}

/** What is other than usual in a run. */
export interface StageChange {
  readonly request?: Partial<ProvisionRequest>
  readonly target?: Partial<ProvisionTarget>
  readonly host?: (host: ProvisionHost) => ProvisionHost
}

/** Media, a target as it was before a run, and a copy of it that runs are cut short on. */
export interface Stage {
  readonly folder: string
  readonly base: string
  readonly target: string
  readonly media: string
  image(): WorkImage
  run(name: string, change?: StageChange): Promise<StageRun>
  remove(): void
}

const MIB = 1 << 20
export const STAGE_LABEL = 'Crash – Läs'

/** `prepare` brings the new target into the state that the runs find it in. */
export async function openStage(
  made: Partial<NewTarget> = {},
  prepare: (stage: Stage) => Promise<unknown> = async () => undefined,
): Promise<Stage> {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-crash-'))
  const at = (name: string) => path.join(folder, name)
  const stage: Stage = {
    folder,
    base: at('base.img'),
    target: at('target.img'),
    media: at('media.wim'),
    image: () => openWorkImage(stage.base, stage.target),
    run: (name, change) => runOn(stage, name, change ?? {}),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
  writeSmallMedia(stage.media)
  const target: NewTarget = {
    path: stage.target,
    bytes: 384 * MIB,
    format: 'raw',
    fixed: false,
    sectorSize: 512,
    layout: 'uefi',
    recovery: 0,
    volumeLabel: STAGE_LABEL,
    ...made,
  }
  await createTarget(target)
  await prepare(stage)
  mustRun('cp', ['--sparse=always', stage.target, stage.base])
  return stage
}

async function runOn(
  { target, media }: Stage,
  run: string,
  { request: asked, target: chosen, host: change = (host) => host }: StageChange,
): Promise<StageRun> {
  const { host, log } = recordingHost(target)
  const events: RunEvent[] = []
  const kept = new Map<string, Uint8Array>()
  const request: ProvisionRequest = {
    mode: 'provision',
    mediaPath: media,
    image: 1,
    targets: [
      { run, path: target, serial: 'S1', expected: undefined, confirmLabel: undefined, journal: undefined, ...chosen },
    ],
    expectedSha256: undefined,
    mediaOrigin: 'not-proven',
    quickFormat: false,
    confirmed: false,
    breakLock: false,
    managementPoints: [],
    askManagementPoint: false,
    password: SMALL_MEDIA_PASSWORD,
    clock: undefined,
    station: 'stage',
    ...asked,
  }
  const record = {
    emit: async (event: RunEvent) => void events.push(event),
    keep: async (_: string, kind: string, bytes: Uint8Array) =>
      void kept.set(kind, Buffer.concat([kept.get(kind) ?? new Uint8Array(0), bytes])),
  }
  await provision(request, change(host), record, new AbortController().signal)
  const result = events.find((event) => event.event === 'result')
  if (result === undefined) throw new Error('the run has no result')
  return {
    log,
    journal: kept.get('journal'),
    digests: new TextDecoder().decode(kept.get('digests')),
    result,
    evidence: (step) =>
      events.flatMap((event) => (event.event === 'step' && event.step === step ? said(event.evidence) : [])).join(' '),
    warnings: events.flatMap((event) =>
      event.event === 'step' && event.status === 'warned' && event.step !== 'boot.signature'
        ? [[event.step, event.problem] as const]
        : [],
    ),
  }
}
