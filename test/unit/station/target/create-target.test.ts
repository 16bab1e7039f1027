import { existsSync, statSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTarget, type NewTarget } from '../../../../electron/station/target/create-target.ts'
import { inspectTarget } from '../../../../electron/station/target/inspect-target.ts'
import { Fault } from '../../../../shared/bytes/fault.ts'
import { factText } from '../../../../shared/contract/text/languages.ts'
import { phrase } from '../../../../shared/phrase/phrase.ts'
import { type TemporaryFolder, temporaryFolder } from '../temporary-station.ts'

const GIB = 2 ** 30
let folder: TemporaryFolder

beforeEach(() => {
  folder = temporaryFolder()
})

afterEach(() => folder.remove())

function order(changes: Partial<NewTarget>): NewTarget {
  return {
    path: folder.at('target'),
    bytes: GIB,
    format: 'raw',
    fixed: false,
    sectorSize: 512,
    layout: 'uefi',
    recovery: 0,
    volumeLabel: 'Windows',
    ...changes,
  }
}

const KINDS = [
  { container: 'raw', changes: {} },
  { container: 'raw', changes: { sectorSize: 4096 } },
  { container: 'vhd-dynamic', changes: { format: 'vhd' } },
  { container: 'vhd-fixed', changes: { format: 'vhd', fixed: true } },
  { container: 'vhd-dynamic', changes: { format: 'vhd', layout: 'bios' } },
  { container: 'vhdx-dynamic', changes: { format: 'vhdx' } },
  { container: 'vhdx-fixed', changes: { format: 'vhdx', fixed: true } },
  { container: 'vhdx-dynamic', changes: { format: 'vhdx', sectorSize: 4096 } },
] as const

for (const { container, changes } of KINDS)
  test(`a target is made ${container} when ${JSON.stringify(changes)} is wanted, and takes little room`, async () => {
    const facts = await createTarget(order(changes))
    const { sectorSize, layout } = order(changes)
    expect(facts).toMatchObject({ container, bytes: GIB, sectorSize, state: 'fresh', clusterSize: 4096 })
    expect(facts.table).toBe(layout === 'uefi' ? 'gpt' : 'mbr')
    expect(await inspectTarget(facts.path)).toEqual(facts)
    expect(statSync(facts.path).blocks * 512).toBeLessThan(64 * 2 ** 20)
  })

test('a VHDX has whole physical sectors', async () => {
  const facts = await createTarget(order({ format: 'vhdx', bytes: GIB + 5000 }))
  expect(facts.bytes).toBe(GIB + 4096)
})

const REFUSED = [
  { changes: { format: 'vhd', sectorSize: 4096 }, feature: phrase('vhd-sector-size', { bytes: 4096 }) },
  { changes: { format: 'vhd', bytes: 2041 * GIB }, feature: phrase('vhd-too-large') },
  { changes: { format: 'vhdx', bytes: 65 * 2 ** 40 }, feature: phrase('vhdx-of-bytes', { bytes: 65 * 2 ** 40 }) },
] as const

for (const { changes, feature } of REFUSED)
  test(`nothing is left of a target that cannot be made: ${factText('en', feature)}`, async () => {
    const wanted = order(changes)
    await expect(createTarget(wanted)).rejects.toEqual(new Fault('target-unsupported', { feature }))
    expect(existsSync(wanted.path)).toBe(false)
  })
