import { truncateSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { inspectTarget } from '../../electron/station/target/inspect-target.ts'
import { phrase } from '../../shared/phrase/phrase.ts'
import { openStage, type Stage } from './crash-stage.ts'
import { patchFile } from './patch-file.ts'
import { run } from './program.ts'
import { missing } from './tools.ts'

const MIB = 1 << 20
const SECTOR = 512

const SPOILED = [
  {
    title: 'whose image was made larger',
    place: phrase('at-disk-end'),
    complaint: 'The secondary header',
    spoil: (image: string) => truncateSync(image, 400 * MIB),
  },
  {
    title: 'whose first table was wiped',
    place: phrase('at-disk-start'),
    complaint: 'invalid main GPT header',
    spoil: (image: string) => patchFile(image, SECTOR, new Uint8Array(SECTOR)),
  },
]

describe.skipIf(missing('sgdisk'))('A target', () => {
  const stages: Stage[] = []
  afterAll(() => stages.forEach((stage) => void stage.remove()))

  it.each(SPOILED)('$title is provisioned, and every look at it warns of its table', async (row) => {
    const stage = await openStage({}, async ({ target }) => row.spoil(target))
    stages.push(stage)
    const { stdout, stderr } = run('sgdisk', ['--verify', stage.target])
    expect(stdout + stderr).toContain(row.complaint)
    const problem = { code: 'target-table-alone', facts: { place: row.place } }
    expect((await inspectTarget(stage.target)).warnings).toEqual([problem])
    const { result, warnings } = await stage.run('own')
    expect(result).toMatchObject({ ok: true, state: 'provisioned-unchecked' })
    expect(warnings).toEqual([
      ['plan', problem],
      ['boot.partitions', problem],
    ])
  })
})
