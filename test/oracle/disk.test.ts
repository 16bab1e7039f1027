import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { memoryDevice } from '../../shared/bytes/byte-source.ts'
import { readGpt } from '../../shared/disk/gpt.ts'
import { uefiLayout } from '../../shared/disk/layout.ts'
import { findPartitions } from '../../shared/disk/partitions.ts'
import { writeGpt } from '../../shared/disk/write-gpt.ts'
import { mustRun } from './program.ts'
import { missing } from './tools.ts'

const MIB = 2 ** 20

describe.skipIf(missing('sgdisk'))('a GUID partition table of ours', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-disk-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const disk = memoryDevice(new Uint8Array(400 * MIB))
  let number = 0
  const layout = uefiLayout(disk.size, 512, () => `00000000-0000-4000-8000-${String(++number).padStart(12, '0')}`)
  writeGpt(disk, layout)

  it('passes sgdisk --verify', () => {
    const image = path.join(folder, 'disk.img')
    const file = openSync(image, 'w')
    const bytes = new Uint8Array(disk.size)
    disk.readAt(0, bytes)
    writeSync(file, bytes)
    closeSync(file)
    expect(mustRun('sgdisk', ['--verify', image])).toContain('No problems found')
    expect(mustRun('sgdisk', ['-i', '1', image])).toContain('EFI system partition')
  })

  it('is read back as it was planned', () => {
    const table = readGpt(disk, 'disk.img')
    expect(table.diskGuid).toBe(layout.diskGuid)
    expect(findPartitions(table)).toMatchObject({ esp: { firstByte: MIB, byteLength: 260 * MIB } })
  })

  it('is read from its backup when the primary header is damaged', () => {
    disk.writeAt(512 + 60, Uint8Array.of(0xff))
    expect(readGpt(disk, 'disk.img')).toMatchObject({ fromBackup: true, diskGuid: layout.diskGuid })
  })
})
