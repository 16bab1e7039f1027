import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'

const STATION = path.join(import.meta.dirname, '../../../../electron/station')
const urlOf = (module: string) => JSON.stringify(pathToFileURL(path.join(STATION, module)).href)

it.skipIf(process.platform === 'win32')('a process whose thread hangs in the system ends with its own code', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-leave-'))
  try {
    const pipe = path.join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    // Nobody ever writes to the pipe, so that opening it never returns.
    const thread = `
      import { openSync } from 'node:fs'
      import { parentPort } from 'node:worker_threads'
      parentPort.postMessage('begins')
      openSync(${JSON.stringify(pipe)}, 'r')`
    const program = `
      import { once } from 'node:events'
      import { Worker } from 'node:worker_threads'
      import { letGo } from ${urlOf('host/threads/let-go.ts')}
      import { leaveHangingThreads } from ${urlOf('process/leave-process.ts')}
      const worker = new Worker(${JSON.stringify(thread)}, { eval: true })
      await once(worker, 'message')
      letGo(worker)
      console.log('told')
      await leaveHangingThreads(57)`
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
    })
    expect([status, stdout, stderr]).toEqual([57, 'told\n', ''])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
