import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startRunView, withEvent } from '../../renderer/run/run-view.ts'
import { writePoolMedia } from '../unit/station/host/blobs/pool-media.ts'
import { formatByOthers } from './foreign-target.ts'
import { applyToFaultyTargets } from './job-in-process.ts'
import { mustRun } from './program.ts'
import { missing } from './tools.ts'

const TARGET_BYTES = 640 << 20
const DAY_MS = 86_400_000

describe.skipIf(missing('sgdisk', 'mkfs.fat', 'mkntfs', 'cp'))('a job during which the clock is set', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-clock-'))
  const at = (name: string) => path.join(folder, name)

  beforeAll(() => {
    writePoolMedia(at('media.wim'))
    formatByOthers(at('fresh'), TARGET_BYTES)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each([
    ['back', -DAY_MS],
    ['forward', DAY_MS],
  ])('%s by a day is carried out, tells its progress on, and its page a speed', async (name, jump) => {
    const target = at(`${name}.img`)
    mustRun('cp', ['--sparse=always', at('fresh'), target])
    let offset = 0
    let view = startRunView(path.basename(target), target, '')
    const events = await applyToFaultyTargets(at('media.wim'), [target], {
      onEvent: (event) => {
        view = withEvent(view, event, performance.now())
        if (event.event === 'step' && event.step === 'write.content' && event.status === 'started') offset = jump
      },
      now: () => new Date(Date.now() + offset),
    })
    expect(events.at(-1)).toMatchObject({ event: 'result', ok: true, state: 'applied' })
    expect(Math.abs(Date.parse(events.at(-1)?.at ?? '') - Date.now() - jump)).toBeLessThan(DAY_MS / 2)
    for (const stage of ['write', 'readback'] as const) {
      const bytes = view.work[stage]
      expect(bytes?.done).toBe(bytes?.total)
      expect((bytes?.at ?? 0) - (bytes?.firstAt ?? 0)).toBeGreaterThanOrEqual(0)
      expect((bytes?.at ?? DAY_MS) - (bytes?.firstAt ?? 0)).toBeLessThan(DAY_MS / 2)
    }
    rmSync(target)
  })
})
