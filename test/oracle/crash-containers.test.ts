import { afterAll, describe, expect, it } from 'vitest'
import type { NewTarget } from '../../electron/station/target/create-target.ts'
import { cutAndFinish, RUN } from './crash-cuts.ts'
import { openStage, type Stage } from './crash-stage.ts'

const stages: Stage[] = []
afterAll(() => {
  for (const stage of stages) stage.remove()
})

const TARGETS: readonly (readonly [string, Partial<NewTarget>])[] = [
  ['a raw image with sectors of 4,096 bytes', { sectorSize: 4096, bytes: 512 << 20 }],
  ['a dynamic VHDX', { format: 'vhdx' }],
  ['a dynamic VHD', { format: 'vhd' }],
  ['a BIOS disk with a system partition', { layout: 'bios' }],
  ['a BIOS disk with one partition', { layout: 'bios-single' }],
]

describe('a run cut at 30 random places', () => {
  it.each(TARGETS)('on %s never leaves what looks good, says whose it is, and can be finished', async (_, target) => {
    const stage = await openStage(target)
    stages.push(stage)
    const recorded = await stage.run(RUN)
    expect(recorded.result).toMatchObject({ code: 'ok', state: 'provisioned-unchecked' })
    const states = await cutAndFinish(stage, recorded, 30, 20_260_103)
    expect(states['incomplete']).toBeGreaterThan(15)
  })
})
