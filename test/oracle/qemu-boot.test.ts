import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { buildEfiProgram } from '../../shared/bootdata/efi-program.ts'
import { mustRun } from './program.ts'
import { bootUntil, OVMF_CODE, QEMU } from './qemu.ts'
import { missing } from './tools.ts'

const LINE = 'Prestage sample loader: this disk starts.'
const ESP_START = 1 << 20

describe.skipIf(missing(QEMU, OVMF_CODE, 'sgdisk', 'mkfs.fat', 'mmd', 'mcopy'))('the sample loader under OVMF', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-qemu-boot-'))
  const at = (name: string) => path.join(folder, name)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is started from the fallback path and prints its line', async () => {
    const image = at('disk.img')
    const esp = `${image}@@${ESP_START}`
    writeFileSync(at('bootx64.efi'), buildEfiProgram({ machine: 'x64', line: LINE }))
    mustRun('truncate', ['-s', '80M', image])
    mustRun('sgdisk', ['-n', '1:2048:0', '-t', '1:ef00', image])
    mustRun('mkfs.fat', ['-F', '32', '--offset', String(ESP_START / 512), image, String(70 * 1024)])
    mustRun('mmd', ['-i', esp, '::/EFI', '::/EFI/Boot'])
    mustRun('mcopy', ['-i', esp, at('bootx64.efi'), '::/EFI/Boot/bootx64.efi'])
    expect(await bootUntil(image, LINE)).toContain(LINE)
  })
})
