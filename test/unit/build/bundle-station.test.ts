import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleStation } from '../../../build/bundle/bundle-station.ts'
import { type TemporaryFolder, temporaryFolder } from '../station/temporary-station.ts'

const ROOT = path.join(import.meta.dirname, '../../..')
const MEDIA = path.join(ROOT, 'test/corpus/wim/lzx.wim')

let folder: TemporaryFolder

beforeAll(async () => {
  folder = temporaryFolder()
  cpSync(path.join(ROOT, 'out/codecs'), folder.at('out/codecs'), { recursive: true })
  symlinkSync(path.join(ROOT, 'node_modules'), folder.at('node_modules'), 'junction')
  await bundleStation(ROOT, folder.at('out/cli'))
})
afterAll(() => folder.remove())

/** The last line that the program prints. */
function prestage(program: string, ...args: readonly string[]): Record<string, unknown> {
  const command = [program, ...args, '--json', '--data-dir', folder.at('data')]
  const stdout = execFileSync(process.execPath, command, { encoding: 'utf8' })
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')
}

describe('the bundled command line', () => {
  it('verifies media as the sources do, in threads that are bundled beside it', () => {
    const { verifiedAt: _, ...bundled } = prestage(folder.at('out/cli/prestage.js'), 'media', 'verify', MEDIA)
    const { verifiedAt: __, ...sources } = prestage(
      path.join(ROOT, 'electron/cli/prestage.ts'),
      'media',
      'verify',
      MEDIA,
    )
    expect(bundled).toMatchObject({ ok: true, blobsVerified: 4 })
    expect(bundled).toEqual(sources)
  })

  it('finds the database driver outside, and keeps what it compiled beside itself', () => {
    expect(prestage(folder.at('out/cli/prestage.js'), 'media', 'list')).toMatchObject({ ok: true, media: [] })
    expect(existsSync(folder.at('out/compiled'))).toBe(true)
  })
})
