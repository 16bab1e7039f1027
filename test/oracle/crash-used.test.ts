import { afterAll, describe, expect, it } from 'vitest'
import { cutAndFinish, RUN } from './crash-cuts.ts'
import { openStage, type Stage } from './crash-stage.ts'

const stages: Stage[] = []
afterAll(() => {
  for (const stage of stages) stage.remove()
})

describe('a run that formats a used target, cut at 150 random places', () => {
  it('never leaves what looks good, says whose it is, and can be finished', async () => {
    const stage = await openStage({}, (one) => one.run('before'))
    stages.push(stage)
    const recorded = await stage.run(RUN, { request: { quickFormat: true, confirmed: true } })
    expect(recorded.result).toMatchObject({ code: 'ok', state: 'provisioned-unchecked' })
    const states = await cutAndFinish(stage, recorded, 150, 20_260_102)
    expect(states['incomplete']).toBeGreaterThan(100)
  })
})
