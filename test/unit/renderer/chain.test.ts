import { describe, expect, it } from 'vitest'
import { caveatsOf, chainOf, STAGES, withReport } from '../../../renderer/first-boot/chain.ts'
import { STEPS, type StepName, type StepReport, type StepStatus } from '../../../shared/contract/check.ts'

const report = (step: StepName, status: StepStatus): StepReport => ({ step, status, basis: 'checked', evidence: [] })
const statuses = (...steps: StepReport[]) =>
  Object.fromEntries(chainOf(steps).map(({ name, status }) => [name, status] as const))

describe('the chain of the first boot', () => {
  it('has a place for every step of the check, and for no other', () => {
    const drawn = chainOf(STEPS.map((step) => report(step, 'passed'))).flatMap(({ steps }) => steps)
    expect(drawn.map(({ step }) => step)).toEqual(STEPS.filter((step) => /^(boot|media|mp)\./.test(step)))
  })

  it('waits where nothing has been said', () => {
    expect(chainOf([]).map(({ status }) => status)).toEqual(STAGES.map(() => 'waiting'))
  })

  it('is as bad as the worst of its steps', () => {
    expect(
      statuses(
        report('boot.partitions', 'passed'),
        report('boot.loader', 'failed'),
        report('boot.bcd', 'warned'),
        report('boot.entry', 'passed'),
        report('boot.image', 'passed'),
        report('boot.memory', 'started'),
        report('mp.answer', 'not-run'),
        report('mp.site', 'not-run'),
      ),
    ).toMatchObject({
      firmware: 'failed',
      'boot-manager': 'warned',
      'windows-pe': 'running',
      'management-point': 'not-run',
      'task-sequences': 'waiting',
    })
  })

  it('counts its warnings, and the steps that rest on no real site', () => {
    const steps = [
      report('boot.signature', 'warned'),
      report('write.content', 'warned'),
      { ...report('boot.memory', 'passed'), basis: 'inferred' } as const,
      { ...report('mp.start', 'not-run'), basis: 'inferred' } as const,
    ]
    expect(caveatsOf(steps)).toEqual({ warnings: 1, notReal: 1 })
    expect(caveatsOf([])).toEqual({ warnings: 0, notReal: 0 })
  })

  it('is not good where a part was not looked at', () => {
    expect(statuses(report('media.content', 'not-run'), report('media.packages', 'passed'))['content']).toBe('partly')
  })

  it('keeps the last report of each step', () => {
    const steps = [report('boot.loader', 'started'), report('boot.loader', 'passed')].reduce(
      withReport,
      [] as readonly StepReport[],
    )
    expect(steps).toEqual([report('boot.loader', 'passed')])
  })
})
