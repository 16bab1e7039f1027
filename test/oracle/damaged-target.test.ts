import { afterAll, describe, expect, it } from 'vitest'
import type { NewTarget } from '../../electron/station/target/create-target.ts'
import { openStage, type Stage } from './crash-stage.ts'
import { flippingHost, placesThatStay } from './damaged-place.ts'

const stages: Stage[] = []
afterAll(() => {
  for (const stage of stages) stage.remove()
})

const QUICKLY = { request: { quickFormat: true, confirmed: true } }

const TARGETS: readonly (readonly [string, Partial<NewTarget>, boolean, number])[] = [
  ['a fresh UEFI disk', {}, false, 13],
  ['a UEFI disk that is formatted quickly', {}, true, 13],
  ['a BIOS disk that is formatted quickly', { layout: 'bios' }, true, 10],
]

describe('a byte that changes between its write and the read-back', () => {
  it.each(TARGETS)('is found wherever Windows or firmware go by it: %s', async (_, target, isUsed, least) => {
    const stage = await openStage(target, async (one) => {
      if (isUsed) await one.run('before')
    })
    stages.push(stage)
    const usual = isUsed ? QUICKLY : {}
    const whole = await stage.run('whole', usual)
    expect(whole.result).toMatchObject({ ok: true, state: 'provisioned-unchecked' })
    const places = Object.entries(placesThatStay(stage.target))
    expect(places.length).toBeGreaterThanOrEqual(least)
    const image = stage.image()
    image.touch(whole.log)
    const found: Record<string, string> = {}
    for (const [what, at] of places) {
      image.restore()
      const { result, log } = await stage.run('damaged', {
        ...usual,
        host: (host) => flippingHost(host, stage.target, at),
      })
      image.touch([...log, { kind: 'write', offset: at, bytes: new Uint8Array(1) }])
      found[what] = result.code
    }
    image.close()
    expect(found).toEqual(Object.fromEntries(places.map(([what]) => [what, 'target-readback-differs'])))
  })
})
