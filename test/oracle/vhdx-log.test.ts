import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { crc32c } from '../../shared/bytes/crc32.ts'
import { openDisk, openDiskSource } from '../../shared/disk/open-disk.ts'
import { createVhdx } from '../../shared/disk/vhdx/create-vhdx.ts'
import type { DiskFile } from '../../shared/disk/virtual-disk.ts'
import { makeSparseFile, type OpenDiskFile, openDiskFile, withDiskFile } from './disk-file.ts'
import { mustRun, run } from './program.ts'
import { missing } from './tools.ts'

const MIB = 2 ** 20
const DISK_BYTES = 200 * MIB
const HEADERS = [64 * 1024, 128 * 1024]
const LOG_GUID_AT = 48
const folder = mkdtempSync(path.join(tmpdir(), 'prestage-vhdx-log-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

class Cut extends Error {}

/** A file whose program ends before write number `left`. */
function cutOff(file: OpenDiskFile, left: number): OpenDiskFile {
  let writes = 0
  return {
    get size() {
      return file.size
    },
    readAt: file.readAt,
    writeAt(offset, bytes) {
      if (writes++ >= left) throw new Cut()
      file.writeAt(offset, bytes)
    },
    close: file.close,
  }
}

function isDirty(name: string): boolean {
  return withDiskFile(name, (file) =>
    HEADERS.some((at) => {
      const guid = new Uint8Array(16)
      file.readAt(at + LOG_GUID_AT, guid)
      return guid.some((byte) => byte !== 0)
    }),
  )
}

function makeTwin(image: string): string {
  const twin = `${image}.raw`
  makeSparseFile(twin, DISK_BYTES)
  withDiskFile(twin, (file) => {
    file.writeAt(0, new Uint8Array(MIB).fill(0x41))
    file.writeAt(150 * MIB, new Uint8Array(MIB).fill(0x42))
  })
  return twin
}

describe.skipIf(missing('qemu-img'))('The log of a VHDX', () => {
  it('that our writer left when it was cut off is replayed by qemu, wherever that was', () => {
    const start = path.join(folder, 'ours.vhdx')
    makeSparseFile(start, 0)
    withDiskFile(start, (file) => {
      const facts = { bytes: DISK_BYTES, sectorSize: 512, physicalSectorSize: 4096, isFixed: false } as const
      createVhdx(file, facts, randomUUID)
      const disk = openDisk(file, { newGuid: randomUUID })
      disk.writeAt(0, new Uint8Array(MIB).fill(0x41))
      disk.writeAt(150 * MIB, new Uint8Array(MIB).fill(0x42))
    })
    const twin = makeTwin(start)
    let dirty = 0
    for (let writes = 0, ended = false; !ended; writes++) {
      const image = path.join(folder, 'cut.vhdx')
      cpSync(start, image)
      const file = cutOff(openDiskFile(image), writes)
      try {
        openDisk(file, { newGuid: randomUUID }).reserve([{ offset: 40 * MIB, length: 90 * MIB }])
        ended = true
      } catch (error) {
        if (!(error instanceof Cut)) throw error
      } finally {
        file.close()
      }
      if (isDirty(image)) {
        const refused = run('qemu-img', ['compare', '-f', 'raw', '-F', 'vhdx', twin, image])
        if (/log that needs to be replayed/.test(refused.stderr)) dirty++
        mustRun('qemu-img', ['check', '-q', '-r', 'all', '-f', 'vhdx', image])
      }
      expect(mustRun('qemu-img', ['compare', '-f', 'raw', '-F', 'vhdx', twin, image])).toBe('Images are identical.\n')
      expect(mustRun('qemu-img', ['check', '-f', 'vhdx', image])).toBe('No errors were found on the image.\n')
    }
    expect(dirty).toBeGreaterThanOrEqual(2)
  })

  it.skipIf(missing('qemu-io'))('that qemu wrote is replayed by us', () => {
    const image = path.join(folder, 'theirs.vhdx')
    mustRun('qemu-img', ['create', '-q', '-f', 'vhdx', '-o', 'block_size=32M', image, String(DISK_BYTES)])
    mustRun('qemu-io', ['-f', 'vhdx', '-c', 'write -P 0x41 0 1M', '-c', 'write -P 0x42 150M 1M', image])
    const twin = makeTwin(image)
    withDiskFile(image, (file) => forgetTable(file))
    expect(run('qemu-img', ['compare', '-f', 'raw', '-F', 'vhdx', twin, image]).code).not.toBe(0)
    withDiskFile(image, (file) => {
      const disk = openDiskSource(file)
      for (const [offset, byte] of [
        [0, 0x41],
        [150 * MIB, 0x42],
      ] as const) {
        const bytes = new Uint8Array(MIB)
        disk.readAt(offset, bytes)
        expect(bytes.every((one) => one === byte)).toBe(true)
      }
      openDisk(file, { newGuid: randomUUID }).writeAt(0, Uint8Array.of(0x41))
    })
    expect(isDirty(image)).toBe(false)
    expect(mustRun('qemu-img', ['compare', '-f', 'raw', '-F', 'vhdx', twin, image])).toBe('Images are identical.\n')
  })
})

/** Takes the table's page back to zeros and makes the headers name the log's last entry, as before qemu wrote that page. */
function forgetTable(file: DiskFile): void {
  const logAt = MIB
  const log = new Uint8Array(MIB)
  file.readAt(logAt, log)
  const view = new DataView(log.buffer)
  const entries = Array.from({ length: 256 }, (_, index) => index * 4096).filter(
    (at) => view.getUint32(at, true) === 0x65676f6c,
  )
  const last =
    entries.toSorted((a, b) => Number(view.getBigUint64(b + 16, true) - view.getBigUint64(a + 16, true)))[0] ?? 0
  for (const at of HEADERS) {
    const header = new Uint8Array(4096)
    file.readAt(at, header)
    header.set(log.subarray(last + 32, last + 48), LOG_GUID_AT)
    header.fill(0, 4, 8)
    new DataView(header.buffer).setUint32(4, crc32c(header), true)
    file.writeAt(at, header)
  }
  const tablePage = Number(view.getBigUint64(last + 64 + 16, true))
  file.writeAt(tablePage, new Uint8Array(4096))
}
