import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodeJournal, encodeJournal } from '../../shared/provision/targets/journal.ts'
import type { TreeEntry } from '../../shared/tree/tree-builder.ts'
import { cutAndFinish, RUN } from './crash-cuts.ts'
import { openStage, type Stage, type StageRun } from './crash-stage.ts'
import { mustRun } from './program.ts'
import { writeSmallMedia } from './small-media.ts'

const CUTS = 12

/** A build that laid content in another order than the media's is one that had media of that order. */
describe('a run that an older build interrupted, which laid content and files elsewhere', () => {
  let stage: Stage
  let older: StageRun
  let journal: Uint8Array
  /** What the same media make of a target that nothing was written to. */
  let wanted: string

  beforeAll(async () => {
    stage = await openStage()
    let entries: readonly TreeEntry[] = []
    writeSmallMedia(stage.media, (own) => {
      entries = own
      return own
    })
    const media = readFileSync(stage.media)
    wanted = (await stage.run('fresh')).digests
    restoreBase()
    writeSmallMedia(stage.media, () => otherOrder(entries))
    older = await stage.run(RUN)
    expect(older.result).toMatchObject({ code: 'ok' })
    writeFileSync(stage.media, media)
    const kept = decodeJournal(older.journal ?? new Uint8Array(0))
    if (kept === undefined) throw new Error('the run has kept no journal')
    const mediaSha256 = createHash('sha256').update(media).digest('hex')
    journal = encodeJournal({ ...kept, facts: { ...kept.facts, mediaSha256 } })
    mustRun('cp', ['--sparse=always', stage.base, `${stage.folder}/untouched.img`])
  })
  afterAll(() => stage.remove())

  const restoreBase = () => mustRun('cp', ['--sparse=always', stage.base, stage.target])

  it.each([
    ['before its first content', 0.05],
    ['in the midst of its content', 0.4],
    ['before its boot sectors', 0.98],
    ['before its proof was stored', 1],
  ])(
    '%s is finished where the media says, and is at no moment taken for good',
    async (_, part) => {
      mustRun('cp', ['--sparse=always', `${stage.folder}/untouched.img`, stage.base])
      restoreBase()
      const image = stage.image()
      image.apply(older.log.slice(0, Math.floor(older.log.length * part)))
      image.close()
      mustRun('cp', ['--sparse=always', stage.target, stage.base])

      const resumed = await stage.run(RUN, { target: { journal } })
      expect(resumed.result).toMatchObject({ code: 'ok', state: 'provisioned-unchecked' })
      expect(resumed.digests).toBe(wanted)
      const [, there, all] = /^(\d+) of (\d+) bytes/.exec(resumed.evidence('write.compare').replaceAll(',', '')) ?? []
      expect(Number(there)).toBeLessThan(Number(all) / 2)
      const states = await cutAndFinish(stage, resumed, CUTS, 20_261_121 + part * 100)
      expect(states['fresh']).toBeUndefined()
    },
    120_000,
  )
})

/** Files from the last to the first, behind folders and before second names. */
function otherOrder(entries: readonly TreeEntry[]): readonly TreeEntry[] {
  const links = entries.filter(({ hardLinkOf }) => hardLinkOf !== undefined)
  const files = entries.filter((entry) => entry.bytes !== undefined && !links.includes(entry))
  const others = entries.filter((entry) => !files.includes(entry) && !links.includes(entry))
  return [...others, ...files.toReversed(), ...links]
}
