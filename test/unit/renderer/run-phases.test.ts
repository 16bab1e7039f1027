import { describe, expect, it } from 'vitest'
import { PHASES, phaseState } from '../../../renderer/run/run-phases.ts'
import { keepsMarker, type RunView, startRunView, withEvent } from '../../../renderer/run/run-view.ts'
import type { StepName, StepStatus } from '../../../shared/contract/check.ts'

function runOf(...steps: readonly (readonly [StepName, StepStatus])[]): RunView {
  return steps.reduce<RunView>(
    (view, [step, status]) =>
      withEvent(
        view,
        {
          event: 'step',
          run: 'r',
          target: 't',
          at: '2026-01-01T00:00:00.000Z',
          step,
          status,
          basis: 'checked',
          evidence: [],
        },
        0,
      ),
    startRunView('r', 't', 's'),
  )
}

describe('the phases of a run', () => {
  const states = (run: RunView) => PHASES.map((phase) => phaseState(run, phase))

  it('all lie ahead at first', () => {
    expect(new Set(states(runOf()))).toEqual(new Set(['ahead']))
  })

  it('are ticked off when their last steps have passed', () => {
    const run = runOf(['verify.blobs', 'passed'])
    expect(phaseState(run, 'verify')).toBe('at-work')
    expect(phaseState(runOf(['verify.blobs', 'passed'], ['verify.digest', 'passed']), 'verify')).toBe('passed')
  })

  it('are not ticked off because a later one is at work', () => {
    expect(states(runOf(['verify.blobs', 'started'], ['write.marker', 'started']))).toEqual([
      'at-work',
      'at-work',
      'ahead',
      'ahead',
      'ahead',
      'ahead',
    ])
    expect(phaseState(runOf(['write.metadata', 'passed'], ['write.content', 'started']), 'write')).toBe('at-work')
  })

  it('fail with any of their steps', () => {
    expect(phaseState(runOf(['verify.digest', 'passed'], ['write.marker', 'failed']), 'write')).toBe('failed')
  })

  it('are not at work with the plan alone: nothing is written by it', () => {
    expect(phaseState(runOf(['plan', 'started']), 'write')).toBe('ahead')
    expect(phaseState(runOf(['plan', 'started']), 'verify')).toBe('at-work')
  })

  it('are not ticked off where something is wrong or was not looked at', () => {
    expect(phaseState(runOf(['boot.signature', 'warned'], ['mp.content', 'passed']), 'check')).toBe('warned')
    expect(phaseState(runOf(['boot.loader', 'passed'], ['mp.content', 'not-run']), 'check')).toBe('partly')
    expect(phaseState(runOf(['boot.loader', 'not-run'], ['mp.content', 'not-run']), 'check')).toBe('ahead')
  })

  it('are stopped, not failed, when the run was cancelled, and none stays at work', () => {
    const run = runOf(['write.content', 'failed'], ['boot.loader', 'started'])
    const cancelled: RunView = {
      ...run,
      steps: run.steps.map((step) =>
        step.status === 'failed' ? { ...step, problem: { code: 'cancelled', facts: {} } } : step,
      ),
      result: {
        event: 'result',
        run: 'r',
        target: 't',
        at: '2026-01-01T00:00:00.000Z',
        state: 'cancelled',
        ok: false,
        code: 'cancelled',
        serial: 's',
      },
    }
    expect(phaseState(cancelled, 'write')).toBe('stopped')
    expect(phaseState(cancelled, 'check')).toBe('ahead')
  })
})

describe('a target keeps its mark as unfinished', () => {
  it('from the marker on', () => {
    expect(keepsMarker(runOf(['plan', 'passed']))).toBe(false)
    expect(keepsMarker(runOf(['plan', 'passed'], ['write.marker', 'passed']))).toBe(true)
  })
})
