import { mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SAMPLE_LOADER_LINE } from '../../electron/station/sample/sample-content.ts'
import { targetFactsSchema } from '../../shared/contract/target.ts'
import { extractPartition } from './foreign-target.ts'
import { mustRun, prestage, resultOf, run } from './program.ts'
import { bootUntil, OVMF_CODE, QEMU } from './qemu.ts'
import { missing } from './tools.ts'
import { dumpVolume } from './volume-dump.ts'

const TOOLS = ['qemu-img', '7z', 'ntfs-3g', 'ntfsfix', 'fsck.fat', 'getfattr']

/** Targets of ours, and one of ours carried over into containers of qemu-img. */
const TARGETS = [
  { file: 'raw.img', container: 'raw', options: [] },
  { file: 'dynamic.vhd', container: 'vhd-dynamic', options: ['--format', 'vhd'] },
  { file: 'fixed.vhd', container: 'vhd-fixed', options: ['--format', 'vhd', '--fixed'] },
  { file: 'dynamic.vhdx', container: 'vhdx-dynamic', options: ['--format', 'vhdx'] },
  { file: 'fixed.vhdx', container: 'vhdx-fixed', options: ['--format', 'vhdx', '--fixed'] },
  { file: '4k.vhdx', container: 'vhdx-dynamic', options: ['--format', 'vhdx', '--sector-size', '4096'] },
  { file: 'qemu-dynamic.vhd', container: 'vhd-dynamic', qemu: ['vpc', 'subformat=dynamic,force_size=on'] },
  { file: 'qemu-fixed.vhd', container: 'vhd-fixed', qemu: ['vpc', 'subformat=fixed,force_size=on'] },
  { file: 'qemu-dynamic.vhdx', container: 'vhdx-dynamic', qemu: ['vhdx', 'subformat=dynamic'] },
  { file: 'qemu-fixed.vhdx', container: 'vhdx-fixed', qemu: ['vhdx', 'subformat=fixed'] },
] as const

describe.skipIf(missing(...TOOLS))('one job on targets in every kind of container', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-container-targets-'))
  const at = (name: string) => path.join(folder, name)
  const data = at('data')
  let expected: readonly string[] = []

  beforeAll(async () => {
    expect(await prestage(data, 'sample', at('sample'))).toMatchObject({ code: 0 })
    for (const target of TARGETS) {
      if ('qemu' in target) {
        const [format, options] = target.qemu
        mustRun('qemu-img', ['convert', '-f', 'raw', '-O', format, '-o', options, at('raw.img'), at(target.file)])
      } else {
        const made = await prestage(data, 'target', 'create', at(target.file), '--size', '1G', ...target.options)
        expect(made).toMatchObject({ code: 0 })
      }
    }
    const targets = TARGETS.map(({ file }) => at(file))
    const serials = TARGETS.flatMap((_, index) => ['--serial', `PF000${index}`])
    const options = ['--no-mp', '--password-file', at('sample/password.txt'), '--json']
    const outcome = await prestage(data, 'provision', at('sample/media.wim'), ...targets, ...serials, ...options)
    expect(resultOf(outcome)).toMatchObject({ ok: true })
    expect(outcome.code).toBe(0)
    expected = await acceptedVolume('raw.img', at('raw.img'))
  })

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('works on the files of the sample', () => {
    expect(expected.filter((line) => line.startsWith('file ')).length).toBeGreaterThan(10)
  })

  for (const { file, container } of TARGETS.slice(1)) {
    it(`leaves ${file} a sound ${container} disk that holds what the raw target holds`, async () => {
      if (file.endsWith('.vhdx') && file !== '4k.vhdx')
        expect(mustRun('qemu-img', ['check', '-f', 'vhdx', at(file)])).toBe('No errors were found on the image.\n')
      const raw = rawCopy(file)
      expect(await acceptedVolume(file, raw)).toEqual(expected)
      rmSync(raw)
      expect(statSync(at(file)).blocks * 512).toBeLessThan(200 * 2 ** 20)
    })
  }

  for (const { file, container } of TARGETS) {
    it(`passes ${file} (${container}) in a first-boot check of its own`, async () => {
      const options = ['--no-mp', '--media', at('sample/media.wim'), '--password-file', at('sample/password.txt')]
      const outcome = await prestage(data, 'firstboot', at(file), ...options, '--json')
      expect(outcome.stdout).toContain('"step":"media.content","status":"passed"')
      expect(outcome.code).toBe(0)
    })
  }

  it.skipIf(missing(QEMU, OVMF_CODE)).each([
    { file: 'dynamic.vhd', traits: { format: 'vpc' } },
    { file: 'dynamic.vhdx', traits: { format: 'vhdx' } },
    { file: '4k.vhdx', traits: { sectorSize: 4096 } },
  ] as const)('starts under OVMF from $file', async ({ file, traits }) => {
    const image = 'format' in traits ? at(file) : rawCopy(file)
    expect(await bootUntil(image, SAMPLE_LOADER_LINE, traits)).toContain(SAMPLE_LOADER_LINE)
  })

  /** The disk as another program takes it out of its container; qemu knows no sectors of 4096 bytes in a VHDX. */
  function rawCopy(file: string): string {
    const raw = at('copy.raw')
    if (file !== '4k.vhdx') {
      mustRun('qemu-img', ['convert', '-f', file.endsWith('x') ? 'vhdx' : 'vpc', '-O', 'raw', at(file), raw])
      return raw
    }
    mustRun('7z', ['x', '-y', '-tVHDX', `-o${at('extracted')}`, at(file)])
    renameSync(path.join(at('extracted'), readdirSync(at('extracted'))[0] ?? ''), raw)
    return raw
  }

  async function acceptedVolume(file: string, raw: string): Promise<readonly string[]> {
    const facts = targetFactsSchema.parse(resultOf(await prestage(data, 'target', 'inspect', at(file), '--json')))
    expect(facts.container).toBe(TARGETS.find((target) => target.file === file)?.container)
    expect(statSync(raw).size).toBe(facts.bytes)
    for (const { kind, firstByte, byteLength } of facts.partitions)
      if (kind !== 'msr') extractPartition(raw, firstByte, byteLength, at(kind))
    expect(run('fsck.fat', ['-n', at('esp')]).code).toBe(0)
    expect(run('ntfsfix', ['-n', at('windows')]).code).toBe(0)
    return dumpVolume(at('windows'), at('mount'))
  }
})
