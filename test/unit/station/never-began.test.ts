import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createBenchStore } from '../../../renderer/bench/bench-store.ts'
import { stateText } from '../../../shared/contract/text/languages.ts'
import { gathered, stationIn, succeed, type TemporaryFolder, temporaryFolder } from './temporary-station.ts'

const CHILD = new URL('waiting-station.ts', import.meta.url)
let folder: TemporaryFolder
let child: ChildProcess

beforeEach(() => {
  folder = temporaryFolder()
})

afterEach(() => {
  child.kill('SIGKILL')
  folder.remove()
})

/** A station with one job under way and one that waits, killed. */
async function killWhileWaiting(): Promise<void> {
  for (const name of ['A.img', 'B.img']) writeFileSync(folder.at(name), '')
  child = fork(CHILD, [folder.folder], { execArgv: [] })
  expect(await once(child, 'message')).toEqual([[0, 1], undefined])
  child.kill('SIGKILL')
  await once(child, 'exit')
}

test('a job that waited when the station died is told apart from one that was under way, and can be started', async () => {
  await killWhileWaiting()
  const station = await stationIn(folder, succeed)
  try {
    const page = station.client('web')
    const bench = createBenchStore(page)
    await bench.getState().readInterrupted()
    const [waited, underWay] = bench.getState().interrupted
    expect(waited).toMatchObject({ serial: 'B', state: 'interrupted', problem: { code: 'run-never-began', facts: {} } })
    expect(underWay).toMatchObject({ serial: 'A', state: 'interrupted', problem: null })
    const story = await page.log.show({ run: waited?.run ?? '' })
    expect(story).toMatchObject({ steps: [], proof: null, endedAt: expect.any(String) })
    expect(stateText('en', story)).toBe('Never began')
    const { runs, job } = await page.run.resume({ runs: [waited?.run ?? ''], startOver: true })
    await gathered(await page.run.watch({ job }))
    expect(await page.log.show({ run: runs[0]?.run ?? '' })).toMatchObject({ serial: 'B', state: 'provisioned' })
    expect(await page.run.interrupted()).toMatchObject([{ serial: 'A' }])
  } finally {
    await station.close()
  }
})
