import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cut, cutAndFinish, RUN } from './crash-cuts.ts'
import { openStage, type Stage } from './crash-stage.ts'
import { extractPartition } from './foreign-target.ts'
import { run } from './program.ts'
import { missing } from './tools.ts'

const SECTOR = 512
/** Every so many cuts, other programs look at what is left. */
const LOOK_EVERY = 5

describe.skipIf(missing('blkid', 'fsstat', 'ntfsinfo', 'ntfs-3g.probe', 'sgdisk'))(
  'a run on a fresh target, cut at 200 random places',
  () => {
    let stage: Stage
    beforeAll(async () => {
      stage = await openStage()
    })
    afterAll(() => stage.remove())

    it('never leaves what looks good, says whose it is, and can be finished; other programs agree', async () => {
      const recorded = await stage.run(RUN)
      expect(recorded.result).toMatchObject({ code: 'ok', state: 'provisioned-unchecked' })
      let looks = 0
      const states = await cutAndFinish(stage, recorded, 200, 20_260_101, (cut, index) => {
        if (index % LOOK_EVERY !== 0) return
        looks += 1
        const { boot, windows } = cut
        const ntfs = windows.opens
        expect(seenByOthers(cut)).toEqual({
          table: true,
          esp: boot.opens,
          ntfs,
          ntfsinfo: ntfs,
          probe: ntfs,
          fsstat: ntfs,
        })
        if (cut.state === 'incomplete') expect(boot.opens && ntfs).toBe(false)
      })
      expect(looks).toBe(40)
      expect(states['incomplete']).toBeGreaterThan(150)
      expect(states['complete']).toBeGreaterThan(0)
    })

    function seenByOthers({ windows, boot }: Cut) {
      const part = path.join(stage.folder, 'windows.ntfs')
      extractPartition(stage.target, windows.start, windows.size, part)
      const typeAt = (start: number, size: number) =>
        run('blkid', ['-p', '-o', 'value', '-s', 'TYPE', '-O', String(start), '-S', String(size), stage.target]).stdout
      return {
        table: run('sgdisk', ['--verify', stage.target]).stdout.includes('No problems found'),
        esp: typeAt(boot.start, boot.size).trim() === 'vfat',
        ntfs: typeAt(windows.start, windows.size).trim() === 'ntfs',
        ntfsinfo: run('ntfsinfo', ['-m', part]).code === 0,
        probe: run('ntfs-3g.probe', ['--readonly', part]).code === 0,
        fsstat: run('fsstat', ['-f', 'ntfs', '-o', String(windows.start / SECTOR), stage.target]).code === 0,
      }
    }
  },
)
