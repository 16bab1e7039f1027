import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeSample } from '../../../electron/station/sample/write-sample.ts'
import { type TemporaryFolder, temporaryFolder } from '../station/temporary-station.ts'

const CLI = path.join(import.meta.dirname, '../../../electron/cli/prestage.ts')
let folder: TemporaryFolder

beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const start = (...words: readonly string[]) =>
  spawn(process.execPath, [CLI, ...words, '--json'], { env: { ...process.env, PRESTAGE_DATA: folder.at('data') } })

// Windows ends a program without asking it.
test.skipIf(process.platform === 'win32').each([
  ['that listens nowhere', ['--fault', 'no-port']],
  ['that listens', []],
] as const)('a rehearsal %s lives until it is stopped, and then ends as asked', async (_, faults) => {
  const { siteFile } = await writeSample(folder.at('sample'))
  const child = start('mp', 'rehearse', '--site', siteFile, '--port', '0', ...faults)
  const said = text(child.stderr)
  await once(child.stdout, 'data')
  // As long as another program takes from its start to its end, which leaves time for this one to end by itself.
  await once(start('mp', 'faults'), 'exit')
  expect(child.exitCode).toBeNull()
  child.kill()
  expect(await once(child, 'exit')).toEqual([0, null])
  expect(await said).toBe('')
})
