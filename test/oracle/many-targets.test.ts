import { closeSync, mkdirSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CATALOGUE } from '../../shared/contract/errors.ts'
import type { RunEvent } from '../../shared/contract/events.ts'
import { writePoolMedia } from '../unit/station/host/blobs/pool-media.ts'
import { GO } from './faulty-sink.ts'
import { FOREIGN_LAYOUT, formatByOthers } from './foreign-target.ts'
import { applyToFaultyTargets, type FaultyJob, type Patience } from './job-in-process.ts'
import { mustRun, run } from './program.ts'
import { missing } from './tools.ts'

const TARGET_BYTES = 640 << 20
const HEALTHY = ['a.img', 'b.img', 'c.img', 'd.img', 'e.img', 'f.img', 'g.img'] as const

describe.skipIf(missing('sgdisk', 'mkfs.fat', 'mkntfs', 'cp'))('one of eight targets', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-many-targets-'))
  const at = (name: string) => path.join(folder, name)

  let hasty: Patience

  // What hangs is told from what is slow on this machine now: it takes longer than a whole job of healthy targets.
  beforeAll(async () => {
    writePoolMedia(at('media.wim'))
    formatByOthers(at('fresh'), TARGET_BYTES)
    const begun = performance.now()
    await apply(fresh(at('h.img')))
    const jobMs = performance.now() - begun
    hasty = { sinkLagMs: 2_000 + jobMs, sinkMs: 1_000 + jobMs, threadMs: 1_000 + jobMs }
    rmSync(at('h.img'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const fresh = (file: string) => {
    mustRun('cp', ['--sparse=always', at('fresh'), file])
    return file
  }
  const apply = async (odd: string, job: FaultyJob = {}) => {
    const targets = [...HEALTHY.slice(0, 3).map(at), odd, ...HEALTHY.slice(3).map(at)]
    for (const target of targets) if (target !== odd) fresh(target)
    const events = await applyToFaultyTargets(at('media.wim'), targets, job)
    for (const name of HEALTHY) expect(resultOf(events, at(name))).toMatchObject({ ok: true, state: 'applied' })
    return events
  }
  const expectFailure = (events: readonly RunEvent[], target: string, code: keyof typeof CATALOGUE, exit: number) => {
    expect(resultOf(events, target)).toMatchObject({ ok: false, code, state: 'failed' })
    expect(CATALOGUE[code].exit).toBe(exit)
  }

  const faults = [
    { name: 'eio', what: 'fails to write with EIO', code: 'target-write-failed', exit: 25 },
    { name: 'enospc', what: 'has no room on its disk', code: 'target-full', exit: 25 },
    { name: 'erofs', what: 'becomes read-only', code: 'target-read-only', exit: 24 },
    { name: 'stuck', what: 'takes fewer bytes and then none', code: 'target-write-failed', exit: 25 },
    { name: 'hung', what: 'never returns from a write', code: 'target-write-failed', exit: 25 },
  ] as const
  for (const { name, what, code, exit } of faults) {
    it(`that ${what} ends alone and keeps its marker; the other seven are applied in one pass`, async () => {
      const odd = fresh(at(`${name}.img`))
      const events = await apply(odd, name === 'hung' ? { patience: hasty } : {})
      expectFailure(events, odd, code, exit)
      expect(firstBytes(odd)).toBe('PRESTAGE INCOMPLETE')
      for (const healthy of HEALTHY) expect(passes(events, at(healthy))).toBe(1)
      rmSync(odd)
    })
  }

  it('that takes half of what it is given is applied with the others', async () => {
    const odd = fresh(at('halves.img'))
    const events = await apply(odd)
    expect(resultOf(events, odd)).toMatchObject({ ok: true, state: 'applied' })
    rmSync(odd)
  })

  it('that is slow is left behind, and applied when the others are through', async () => {
    const odd = fresh(at('slow.img'))
    const events = await apply(odd, {
      patience: hasty,
      onEvent: (event) => {
        if (event.event === 'result' && event.target !== odd) writeFileSync(odd + GO, '')
      },
    })
    expect(resultOf(events, odd)).toMatchObject({ ok: true, state: 'applied' })
    expect(passes(events, odd)).toBe(2)
    expect(events.at(-1)).toMatchObject({ event: 'result', target: odd })
    for (const healthy of HEALTHY) expect(passes(events, at(healthy))).toBe(1)
    rmSync(odd)
    rmSync(odd + GO)
  })

  const hangs = [
    { name: 'hangs-at-once', step: 'write.marker', marker: false },
    { name: 'hangs-later', step: 'write.metadata', marker: true },
  ] as const
  for (const { name, step, marker } of hangs) {
    it(`that never returns from a write of its step ${step} does not stop the other seven`, async () => {
      const odd = fresh(at(`${name}.img`))
      const events = await apply(odd, { patience: hasty })
      expectFailure(events, odd, 'target-write-failed', 25)
      const failed = events.filter((event) => event.event === 'step' && event.status === 'failed')
      expect(failed).toMatchObject([{ target: odd, step }])
      expect(firstBytes(odd) === 'PRESTAGE INCOMPLETE').toBe(marker)
      rmSync(odd)
    })
  }

  it('that never returns from a write is let go of when the job is cancelled', async () => {
    const [first, odd] = [fresh(at(HEALTHY[0])), fresh(at('hangs-later.img'))]
    const cancelling = new AbortController()
    const onEvent = (event: RunEvent) => {
      if (event.event === 'step' && event.step === 'write.metadata' && event.target === odd) cancelling.abort()
    }
    const events = await applyToFaultyTargets(at('media.wim'), [first, odd], {
      onEvent,
      signal: cancelling.signal,
    })
    expect(resultOf(events, odd)).toMatchObject({ ok: false, code: 'cancelled', state: 'cancelled' })
    expect(firstBytes(odd)).toBe('PRESTAGE INCOMPLETE')
    rmSync(odd)
  })

  for (const step of ['write.content', 'readback'] as const) {
    it(`whose file is removed when its step ${step} begins is not found`, async () => {
      const odd = fresh(at('removed.img'))
      const events = await apply(odd, {
        onEvent: (event) => {
          if (event.event === 'step' && event.step === step && event.status === 'started' && event.target === odd)
            rmSync(odd)
        },
      })
      expectFailure(events, odd, 'target-not-found', 29)
    })
  }

  describe.skipIf(missing('mount', 'umount') || process.getuid?.() !== 0)('on a file system of its own', () => {
    const mount = at('small')
    const mounted = (size: string) => {
      mkdirSync(mount, { recursive: true })
      mustRun('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'prestage-test', mount])
      return fresh(path.join(mount, 'odd.img'))
    }
    const unmount = () => run('umount', [mount])

    it('that is full ends alone and keeps its marker', async () => {
      const odd = mounted('40m')
      try {
        expectFailure(await apply(odd), odd, 'target-full', 25)
        expect(firstBytes(odd)).toBe('PRESTAGE INCOMPLETE')
      } finally {
        unmount()
      }
    })

    it('that is read-only ends alone, and nothing of it is touched', async () => {
      const odd = mounted('200m')
      mustRun('mount', ['-o', 'remount,ro', mount])
      try {
        expectFailure(await apply(odd), odd, 'target-read-only', 24)
        expect(firstBytes(odd)).not.toBe('PRESTAGE INCOMPLETE')
      } finally {
        unmount()
      }
    })
  })
})

function resultOf(events: readonly RunEvent[], target: string): RunEvent | undefined {
  return events.find((event) => event.event === 'result' && event.target === target)
}

/** How often the content of a target was begun. */
function passes(events: readonly RunEvent[], target: string): number {
  const isBegin = (event: RunEvent) =>
    event.event === 'step' && event.step === 'write.content' && event.status === 'started' && event.target === target
  return events.filter(isBegin).length
}

function firstBytes(target: string): string {
  const file = openSync(target, 'r')
  const bytes = Buffer.alloc('PRESTAGE INCOMPLETE'.length)
  readSync(file, bytes, 0, bytes.length, FOREIGN_LAYOUT.windows.start)
  closeSync(file)
  return bytes.toString('latin1')
}
