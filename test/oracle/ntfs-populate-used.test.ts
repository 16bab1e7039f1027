import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isFault } from '../../shared/bytes/fault.ts'
import { quickFormat } from '../../shared/volume/ntfs/format/quick-format.ts'
import { openFreshVolume } from '../../shared/volume/ntfs/fresh-volume.ts'
import { makeTree } from './ntfs-populate-tree.ts'
import { deviceOf, FORMATTED_AT, LABEL, makeVolume, populate } from './ntfs-volume.ts'
import { mustRun } from './program.ts'
import { missing } from './tools.ts'

const BYTES = 256 << 20
const SHAPE = { clusterSize: 4096, sectorSize: 512 } as const

let folder: string
let image: string

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'prestage-used-'))
  image = path.join(folder, 'volume.img')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Lets ntfs-3g change the volume, as a system that has seen it would. */
function change(act: (root: string) => void): void {
  const mounted = path.join(folder, 'mounted')
  mkdirSync(mounted, { recursive: true })
  mustRun('ntfs-3g', ['-o', 'streams_interface=windows', image, mounted])
  try {
    act(mounted)
  } finally {
    mustRun('umount', [mounted])
  }
}

function accepted(): void {
  expect(mustRun('ntfsfix', ['-n', image])).toMatch(/was processed successfully/)
  mustRun('ntfsinfo', ['-m', image])
  // Fails when $Bitmap and the clusters that files use differ.
  mustRun('ntfsresize', ['-i', '-f', image])
  expect(mustRun('7z', ['t', image])).toContain('Everything is Ok')
}

describe.skipIf(missing('mkntfs', 'ntfsfix', 'ntfsinfo', 'ntfsresize', 'ntfsls', '7z', 'ntfs-3g', 'umount'))(
  'A volume that a system has seen',
  () => {
    it.each(['mkntfs', 'prestage'] as const)(
      "loses Windows' housekeeping folders and their clusters when it is populated (formatted by %s)",
      (maker) => {
        makeVolume(image, BYTES, { ...SHAPE, maker }).close()
        change((root) => {
          const deep = path.join(root, 'System Volume Information', 'tracking', 'deep')
          mkdirSync(deep, { recursive: true })
          for (let i = 0; i < 120; i++) writeFileSync(path.join(deep, `record ${i}`), new Uint8Array(i * 300))
          mkdirSync(path.join(root, '$RECYCLE.BIN', 'S-1-5-18'), { recursive: true })
          writeFileSync(path.join(root, '$RECYCLE.BIN', 'S-1-5-18', 'desktop.ini:stream'), new Uint8Array(9000))
        })
        const device = deviceOf(image)
        expect(openFreshVolume(device, image).housekeeping.length).toBeGreaterThan(120)
        populate(device, makeTree())
        device.close()
        accepted()
        const names = mustRun('ntfsls', ['-a', image]).split('\n')
        expect(names).not.toContain('System Volume Information')
        expect(names).not.toContain('$RECYCLE.BIN')
        expect(names).toContain('wide')
      },
    )

    it('is refused by the name of a file that it holds, and its quick format keeps label, serial and boot code', () => {
      const made = makeVolume(image, BYTES, { ...SHAPE, maker: 'mkntfs' })
      const before = new Uint8Array(512)
      made.readAt(0, before)
      made.close()
      change((root) => {
        mkdirSync(path.join(root, 'Windows'))
        writeFileSync(path.join(root, 'Windows', 'notepad.exe'), new Uint8Array(200_000))
      })
      const device = deviceOf(image)
      expect(faultOf(() => openFreshVolume(device, image))).toEqual({ code: 'target-not-fresh', found: 'Windows' })
      quickFormat(device, before, image, FORMATTED_AT)
      const after = new Uint8Array(512)
      device.readAt(0, after)
      for (const [from, to] of [
        [0x0b, 0x30],
        [0x48, 0x50],
        [0x54, 0x200],
      ] as const)
        expect(after.subarray(from, to)).toEqual(before.subarray(from, to))
      populate(device, makeTree())
      device.close()
      accepted()
      expect(mustRun('ntfsinfo', ['-m', image])).toContain(`Volume Name: ${LABEL}`)
    })

    it('is populated and its log emptied, so that nothing replays what it said', () => {
      const device = makeVolume(image, BYTES, { ...SHAPE, maker: 'prestage' })
      const log = openFreshVolume(device, image)
      const at = (log.mftRuns[0]?.lcn ?? 0) * SHAPE.clusterSize + 64 * 1024
      const page = new Uint8Array(4096)
      device.readAt(at, page)
      expect(page.every((byte) => byte === 0xff)).toBe(true)
      device.writeAt(at, new TextEncoder().encode('RSTR'))
      populate(device, makeTree())
      device.readAt(at, page)
      device.close()
      expect(page.every((byte) => byte === 0xff)).toBe(true)
    })
  },
)

function faultOf(act: () => unknown): unknown {
  try {
    act()
  } catch (error) {
    if (isFault(error)) return { code: error.code, ...error.facts }
    throw error
  }
  return undefined
}
