import { describe, expect, it } from 'vitest'
import { PHASES, phaseState } from '../../../renderer/bench/run-phases.ts'
import { keepsMarker, type RunView, startRunView, withEvent } from '../../../renderer/bench/run-view.ts'
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
    expect(states(runOf(['verify.blobs', 'started'], ['plan', 'started']))).toEqual([
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
    expect(phaseState(runOf(['verify.digest', 'passed'], ['plan', 'failed']), 'write')).toBe('failed')
  })
})

describe('a target keeps its mark as unfinished', () => {
  it('from the marker on', () => {
    expect(keepsMarker(runOf(['plan', 'passed']))).toBe(false)
    expect(keepsMarker(runOf(['plan', 'passed'], ['write.marker', 'passed']))).toBe(true)
  })
})
