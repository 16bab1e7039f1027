import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const CLI = fileURLToPath(new URL('../../../electron/cli/prestage.ts', import.meta.url))

it('a command whose reader went away still does its work and ends well', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-reader-'))
  try {
    const target = path.join(folder, 'target.img')
    const child = spawn(
      process.execPath,
      [CLI, 'target', 'create', target, '--size', '2G', '--data-dir', path.join(folder, 'data')],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    )
    child.stdout.destroy()
    child.stderr.destroy()
    const [code]: unknown[] = await once(child, 'exit')
    expect(code).toBe(0)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
