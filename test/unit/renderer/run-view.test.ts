import { describe, expect, it } from 'vitest'
import { newJob } from '../../../renderer/bench/job.ts'
import { jobSecondsLeft } from '../../../renderer/bench/job-time.ts'
import { pace, START_PACE } from '../../../renderer/run/pace.ts'
import { type RunView, shownState, startRunView, withEvent } from '../../../renderer/run/run-view.ts'
import type { Proof, RunEvent } from '../../../shared/contract/events.ts'

const COMMON = { run: 'R1', target: '/disks/a.img', at: '2026-01-01T00:00:00.000Z' }
const PROOF: Proof = {
  mediaSha256: '0'.repeat(64),
  mediaOrigin: 'not-proven',
  writtenBytes: 1,
  readBackBytes: 1,
  readBackSha256: '1'.repeat(64),
  digestListSha256: '2'.repeat(64),
  bytesInPlace: 0,
  cacheDropped: true,
  files: 1,
  diskGuid: '',
  volumeSerial: '',
  checksRun: ['prove'],
  checksNotRun: [],
}

const viewAfter = (...events: RunEvent[]): RunView =>
  events.reduce((view, event) => withEvent(view, event, 0), startRunView('R1', 'a.img', 'SN1'))
const claimed: RunEvent = { event: 'state', ...COMMON, state: 'provisioned' }
const result = (ok: boolean, proof?: Proof): RunEvent => ({
  event: 'result',
  ...COMMON,
  ok,
  code: ok ? 'ok' : 'internal',
  state: 'provisioned',
  serial: 'SN1',
  ...(proof === undefined ? {} : { proof }),
})

describe('what the bench shows of a run', () => {
  it('is not provisioned on the word of a state alone', () => {
    expect(shownState(viewAfter(claimed))).toBe('checking')
  })

  it('is provisioned with the result event and its proof', () => {
    expect(shownState(viewAfter(claimed, result(true, PROOF)))).toBe('provisioned')
  })

  it('is failed when a good result comes without proof, or a proof with a bad result', () => {
    expect(shownState(viewAfter(claimed, result(true)))).toBe('failed')
    expect(shownState(viewAfter(claimed, result(false, PROOF)))).toBe('failed')
  })

  it('keeps one entry for each step, in the order of their starts', () => {
    const step = (name: 'plan' | 'readback', status: 'started' | 'passed'): RunEvent => ({
      event: 'step',
      ...COMMON,
      step: name,
      status,
      basis: 'checked',
      evidence: [],
    })
    const { steps } = viewAfter(step('plan', 'started'), step('readback', 'started'), step('plan', 'passed'))
    expect(steps.map(({ step: name, status }) => [name, status])).toEqual([
      ['plan', 'passed'],
      ['readback', 'started'],
    ])
  })

  it('leaves events of other runs alone', () => {
    const view = viewAfter()
    expect(withEvent(view, { ...claimed, run: 'R2' }, 0)).toBe(view)
  })
})

describe('speed while the clock of the station is set', () => {
  const DAY_MS = 86_400_000
  const begin = Date.parse(COMMON.at)

  it.each([
    ['back', -DAY_MS],
    ['forward', DAY_MS],
  ])('is told and stays what it was when the clock is set %s by a day', (_, jump) => {
    const view = [0, 1, 2, 3, 4].reduce(
      (before, second) =>
        withEvent(
          before,
          {
            event: 'progress',
            ...COMMON,
            at: new Date(begin + second * 1000 + (second >= 2 ? jump : 0)).toISOString(),
            step: 'write.content',
            doneBytes: second * 500,
            totalBytes: 4000,
          },
          second * 1000,
        ),
      viewAfter(),
    )
    expect(view.progress?.bytesPerSecond).toBe(500)
    expect(view.progress?.speeds.map(({ bytesPerSecond }) => bytesPerSecond)).toEqual([500, 500, 500, 500])
    expect(jobSecondsLeft(newJob('j', 'm', [view]), [])).toBe((4000 - 2000) / 500 + 4000 / 500 + 3)
  })
})

describe('pace', () => {
  it('says nothing before a second has passed, then bytes a second over the last ten', () => {
    const early = pace(pace(START_PACE, { at: 0, doneBytes: 0 }), { at: 500, doneBytes: 1000 })
    expect(early.bytesPerSecond).toBeUndefined()
    expect(pace(early, { at: 2000, doneBytes: 4000 }).bytesPerSecond).toBe(2000)
  })

  it('forgets what lies more than ten seconds back', () => {
    const slow = pace(pace(START_PACE, { at: 0, doneBytes: 0 }), { at: 10_000, doneBytes: 100 })
    expect(pace(slow, { at: 20_000 - 1, doneBytes: 100 + 9_999 }).bytesPerSecond).toBe(1000)
  })
})
