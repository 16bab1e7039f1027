import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStation, type Station, type StationClient } from '../../electron/station/station.ts'
import { gathered } from '../unit/station/temporary-station.ts'
import { mustRun } from './program.ts'
import { writeSmallMedia } from './small-media.ts'

/** Of the header: the GUID that nothing in the media refers to or sums up. */
const GUID_AT = 24

describe('a run', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-unstored-'))
  const at = (name: string) => path.join(folder, name)
  const media = at('media.wim')
  let station: Station
  let client: StationClient
  const apply = async (name: string) => {
    await client.target.create({ path: at(name), bytes: 640 << 20 })
    const targets = [{ file: at(name), serial: '' }]
    const { job, runs } = await client.run.start({ mode: 'apply', media, targets })
    return { run: runs[0]?.run ?? '', result: (await gathered(await client.run.watch({ job }))).at(-1) }
  }

  beforeAll(async () => {
    writeSmallMedia(media)
    station = await openStation({ dataDir: at('data') })
    client = station.client('in-process')
  })
  afterAll(async () => {
    await station.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('whose proof the log does not take leaves a target that starts nowhere', async () => {
    const database = new Sqlite(station.context('in-process').store.file)
    database.exec(
      "CREATE TRIGGER full_proofs BEFORE INSERT ON proofs BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END",
    )
    const { run, result } = await apply('unproven.img')
    database.exec('DROP TRIGGER full_proofs')
    database.close()
    expect(result).toMatchObject({ event: 'result', ok: false, code: 'station-database' })
    expect(await client.log.show({ run })).toMatchObject({ state: 'failed', proof: null })
    expect(await client.target.inspect({ target: at('unproven.img') })).toMatchObject({
      state: 'incomplete',
      found: [run],
    })
  })

  it('with media of the list has the very media that were verified, though others of their size and time lie there', async () => {
    await gathered(await client.media.import({ media }))
    expect((await apply('good.img')).result).toMatchObject({ ok: true })
    mustRun('touch', ['-r', media, at('time')])
    const file = openSync(media, 'r+')
    writeSync(file, Buffer.alloc(4, 7), 0, 4, GUID_AT)
    closeSync(file)
    mustRun('touch', ['-r', at('time'), media])
    expect(await client.media.list()).toMatchObject([{ condition: 'unchanged' }])
    expect((await apply('replaced.img')).result).toMatchObject({ ok: false, code: 'media-digest-differs' })
  })
})
