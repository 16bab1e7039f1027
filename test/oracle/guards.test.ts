import {
  appendFileSync,
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  utimesSync,
} from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { lockTarget } from '../../electron/station/host/lock/target-lock.ts'
import { inspectTarget } from '../../electron/station/target/inspect-target.ts'
import { evidence } from '../../shared/contract/evidence.ts'
import type { TargetFacts } from '../../shared/contract/target.ts'
import { phrase } from '../../shared/phrase/phrase.ts'
import type { ProvisionHost } from '../../shared/provision/host.ts'
import { writePoolMedia } from '../unit/station/host/blobs/pool-media.ts'
import { openStage, STAGE_LABEL, type Stage, type StageRun } from './crash-stage.ts'
import { patchFile } from './patch-file.ts'
import { mustRun } from './program.ts'
import { missing } from './tools.ts'

/** LBA 1 of a disk with sectors of 512 bytes: its GUID stands at byte 56 of the GPT's header (UEFI 2.10 table 5.5). */
const DISK_GUID_AT = 512 + 56
const QUICK = { quickFormat: true }

let stage: Stage
let facts: TargetFacts

beforeAll(async () => {
  stage = await openStage()
  facts = await inspectTarget(stage.target)
  copyFileSync(stage.media, `${stage.folder}/kept.wim`)
})

afterEach(() => {
  mustRun('cp', ['--sparse=always', stage.base, stage.target])
  copyFileSync(`${stage.folder}/kept.wim`, stage.media)
})

afterAll(() => stage.remove())

/** Does something to the files of the job when the media is verified: the last thing before the target is marked. */
function afterVerifying(act: () => void): (host: ProvisionHost) => ProvisionHost {
  return (host) => ({
    ...host,
    readMedia: (...order) => {
      const pass = host.readMedia(...order)
      const sha256 = Promise.all([pass.sha256, pass.blobs]).then(([digest]) => {
        act()
        return digest
      })
      return { ...pass, sha256 }
    },
  })
}

/** The same when the content is about to be written. */
function beforeContent(act: () => void): (host: ProvisionHost) => ProvisionHost {
  return (host) => ({
    ...host,
    blobs: {
      run: (job, options) => {
        if (job.sinks.length > 0) act()
        return host.blobs.run(job, options)
      },
    },
  })
}

const untouched = ({ log }: StageRun) => log.every(({ kind }) => kind === 'flush')

describe('a target that is not the chosen one', () => {
  it.each([
    ['size', phrase('changed-size'), { bytes: 1 }],
    ['disk GUID', phrase('changed-disk-guid'), { diskGuid: '11111111-2222-3333-4444-555555555555' }],
    ['volume serial number', phrase('changed-volume-serial'), { volumeSerial: '0000000000000001' }],
  ])('stops the run by its %s', async (_, what, other) => {
    const seen = { ...identityOf(facts), ...other }
    const run = await stage.run('run', { target: { expected: seen } })
    expect(run.result.problem).toEqual({ code: 'target-changed', facts: { path: stage.target, what } })
    expect(untouched(run)).toBe(true)
  })

  it('is written when it is the chosen one', async () => {
    const run = await stage.run('run', { target: { expected: identityOf(facts) } })
    expect(run.result).toMatchObject({ code: 'ok' })
  })
})

describe('a target that changes while the media is verified', () => {
  it.each([
    [
      'another file under its name',
      phrase('changed-file'),
      () => {
        renameSync(stage.target, `${stage.target}.away`)
        mustRun('cp', ['--sparse=always', stage.base, stage.target])
      },
    ],
    ['a longer file', phrase('changed-size'), () => appendFileSync(stage.target, 'x')],
    [
      'another disk GUID',
      phrase('changed-table-or-volume'),
      () => patchFile(stage.target, DISK_GUID_AT, Uint8Array.of(1, 2, 3)),
    ],
    [
      'another volume',
      phrase('changed-table-or-volume'),
      () => {
        const windows = facts.partitions.find(({ kind }) => kind === 'windows')
        patchFile(stage.target, (windows?.firstByte ?? 0) + 0x48, Uint8Array.of(1, 2, 3))
      },
    ],
  ])('stops the run before its first write: %s', async (_, what, act) => {
    const run = await stage.run('run', { host: afterVerifying(act) })
    expect(run.result.problem).toEqual({ code: 'target-changed', facts: { path: stage.target, what } })
    expect(untouched(run)).toBe(true)
  })
})

describe('media that no disk starts from', () => {
  it('are told so while they are still being verified', async () => {
    const mediaPath = `${stage.folder}/no-loader.wim`
    writePoolMedia(mediaPath)
    let end = () => {}
    const stopped = new Promise<void>((resolve) => {
      end = resolve
    })
    const endless = (host: ProvisionHost): ProvisionHost => ({
      ...host,
      readMedia: (...order) => {
        const pass = host.readMedia(...order)
        const stop = () => pass.end().then(end)
        return { ...pass, blobs: Promise.all([pass.blobs, stopped]).then(([outcome]) => outcome), end: stop }
      },
    })
    const run = await stage.run('run', { request: { mediaPath }, host: endless })
    expect(run.result.problem?.code).toBe('boot-loader-missing')
    expect(untouched(run)).toBe(true)
  })
})

describe('a target with files', () => {
  it('is formatted only when its label is typed, or nobody is asked', async () => {
    expect((await stage.run('first')).result).toMatchObject({ code: 'ok' })
    const files = readFileSync(stage.target).subarray(0, 1 << 20)
    expect((await stage.run('again')).result.problem?.code).toBe('target-not-fresh')
    for (const confirmLabel of [undefined, '', 'crash', 'Windows']) {
      const run = await stage.run('again', { request: QUICK, target: { confirmLabel } })
      expect(run.result.problem).toMatchObject({
        code: 'target-not-confirmed',
        facts: { path: stage.target, label: STAGE_LABEL },
      })
      expect(untouched(run)).toBe(true)
    }
    expect(
      readFileSync(stage.target)
        .subarray(0, 1 << 20)
        .equals(files),
    ).toBe(true)
    const typed = await stage.run('again', { request: QUICK, target: { confirmLabel: STAGE_LABEL } })
    expect(typed.result).toMatchObject({ code: 'ok' })
    const yes = await stage.run('again', { request: { ...QUICK, confirmed: true } })
    expect(yes.result).toMatchObject({ code: 'ok' })
  })
})

describe('media that change while they are used', () => {
  const touch = () => utimesSync(stage.media, new Date(), new Date(Date.now() - 1000))

  it('stop the run before the target changes when they change while they are verified', async () => {
    const run = await stage.run('run', { host: afterVerifying(touch) })
    expect(run.result.problem).toEqual({ code: 'media-changed', facts: { path: stage.media } })
    expect(untouched(run)).toBe(true)
  })

  it('are noticed when another file takes their name', async () => {
    const act = () => {
      renameSync(stage.media, `${stage.media}.away`)
      copyFileSync(`${stage.folder}/kept.wim`, stage.media)
    }
    const run = await stage.run('run', { host: beforeContent(act) })
    expect(run.result.problem).toEqual({ code: 'media-changed', facts: { path: stage.media } })
    expect(await inspectTarget(stage.target)).toMatchObject({ state: 'incomplete', found: ['run'] })
  })

  it('and are damaged after they were verified fail the run, and the target keeps its marker', async () => {
    const { atime, mtime, size } = statSync(stage.media)
    const act = () => {
      patchFile(stage.media, Math.floor(size / 2), Uint8Array.of(0x5a, 0xa5, 0x5a, 0xa5))
      utimesSync(stage.media, atime, mtime)
    }
    const run = await stage.run('run', { host: beforeContent(act) })
    expect(run.result).toMatchObject({ state: 'failed', code: 'media-blob-damaged' })
    expect(await inspectTarget(stage.target)).toMatchObject({ state: 'incomplete', found: ['run'] })
  })
})

function identityOf({ bytes, diskGuid, volumeSerial }: TargetFacts) {
  return { bytes, diskGuid, volumeSerial }
}

describe.skipIf(missing('mount'))('a target in a folder that nobody can write', () => {
  it('is locked on this computer alone', () => {
    const folder = `${stage.folder}/sealed`
    const name = `${folder}/target.img`
    mkdirSync(folder)
    mustRun('mount', ['-t', 'tmpfs', 'tmpfs', folder])
    try {
      closeSync(openSync(name, 'w'))
      mustRun('mount', ['-o', 'remount,ro', folder])
      mustRun('mount', ['--bind', stage.target, name])
      try {
        const lock = lockTarget(name, 'run', false)
        expect(lock.evidence).toEqual([evidence('lock-on-this-computer')])
        expect(() => lockTarget(stage.target, 'other', false)).toThrow(/^target-in-use/)
        lock.release()
        lockTarget(stage.target, 'other', false).release()
      } finally {
        mustRun('umount', [name])
      }
    } finally {
      mustRun('umount', [folder])
    }
  })
})
