import { describe, expect, it } from 'vitest'
import { memoryDevice } from '../../../../shared/bytes/byte-source.ts'
import { phrase } from '../../../../shared/phrase/phrase.ts'
import { formatNtfs } from '../../../../shared/volume/ntfs/format/format.ts'
import { openFreshVolume } from '../../../../shared/volume/ntfs/fresh-volume.ts'
import { metadataWrites } from '../../../../shared/volume/ntfs/populate/metadata.ts'
import { planPopulate } from '../../../../shared/volume/ntfs/populate/plan.ts'
import { emptyVolume, faultOf, TIME, treeOf } from './volumes.ts'

const RECORD = 1024
/** Offset of $MFT on the volumes of these tests: behind $Boot and its own bitmap. */
const MFT = 8192 + 4096

describe('A volume of our own', () => {
  it('opens as fresh, with its identity and the system files that populating needs', () => {
    const volume = openFreshVolume(emptyVolume().device, 'disk.img')
    expect(volume.boot).toMatchObject({ serialNumber: 7n, hiddenSectors: 2048, clusterSize: 4096, recordSize: RECORD })
    expect(volume).toMatchObject({
      records: 64,
      firstRecord: 64,
      housekeeping: [],
      objectIdIndex: 25,
      reparseIndex: 26,
    })
  })

  it('is refused when it is too small to format', () => {
    const format = { clusterSize: 4096, sectorSize: 512, volumeLabel: '', serialNumber: 1n, hiddenSectors: 0 }
    expect(faultOf(() => formatNtfs(memoryDevice(new Uint8Array(1 << 20)), { ...format, createdAt: TIME }))).toEqual({
      code: 'target-too-small',
      needed: 16 << 20,
      available: 1 << 20,
    })
  })
})

describe('Opening a volume', () => {
  it('refuses bytes that are no NTFS volume, and volumes shorter than a sector', () => {
    const reason = phrase('windows-without-ntfs')
    expect(faultOf(() => openFreshVolume(memoryDevice(new Uint8Array(65536)), 'disk.img'))).toEqual({
      code: 'target-not-formatted',
      path: 'disk.img',
      reason,
    })
    expect(faultOf(() => openFreshVolume(memoryDevice(new Uint8Array(100)), 'disk.img'))).toMatchObject({
      code: 'target-not-formatted',
    })
  })

  it.each([
    ['a cluster of no sectors', (view: DataView) => view.setUint8(0x0d, 0), phrase('ntfs-boot-sector')],
    [
      'more sectors than the partition',
      (view: DataView) => view.setBigUint64(0x28, 1n << 40n, true),
      phrase('ntfs-boot-sector'),
    ],
    [
      'an $MFT behind the end',
      (view: DataView) => view.setBigUint64(0x30, 1n << 60n, true),
      phrase('ntfs-boot-sector'),
    ],
    ['an $MFT that is none', (view: DataView) => view.setUint32(MFT, 0, true), phrase('file-record', { index: 0 })],
    ['a torn record', (view: DataView) => view.setUint16(MFT + 510, 99, true), phrase('file-record', { index: 0 })],
    [
      'a $Volume that is no record',
      (view: DataView) => view.setUint32(MFT + 3 * RECORD, 0, true),
      phrase('file-record', { index: 3 }),
    ],
  ])('finds %s', (_, damage, part) => {
    const { image, device } = emptyVolume()
    damage(new DataView(image.buffer))
    expect(faultOf(() => openFreshVolume(device, 'disk.img'))).toEqual({ code: 'target-damaged', part })
  })

  it('refuses a volume that is marked for a check, and NTFS of Windows NT', () => {
    const volumeInformation = (image: Uint8Array) => {
      // The value of $VOLUME_INFORMATION: eight zeros, then version 3.1 and no flags.
      const record = image.subarray(MFT + 3 * RECORD, MFT + 4 * RECORD)
      const at = record.findIndex((_, i) => record[i] === 3 && record[i + 1] === 1 && record[i - 8] === 0 && i > 200)
      return record.subarray(at, at + 4)
    }
    const dirty = emptyVolume()
    volumeInformation(dirty.image).set([3, 1, 1, 0])
    expect(faultOf(() => openFreshVolume(dirty.device, 'disk.img'))).toEqual({
      code: 'target-damaged',
      part: phrase('ntfs-dirty'),
    })
    const old = emptyVolume()
    volumeInformation(old.image).set([1, 2, 0, 0])
    expect(faultOf(() => openFreshVolume(old.device, 'disk.img'))).toEqual({
      code: 'target-unsupported',
      feature: phrase('ntfs-version', { version: 1 }),
    })
  })

  it('names a file that the volume holds', () => {
    const { device } = emptyVolume()
    const tree = treeOf([
      { name: 'Users', isDirectory: true },
      { name: 'somebody', within: 'Users', isDirectory: true },
    ])
    metadataWrites(planPopulate(openFreshVolume(device, 'disk.img'), tree), () => new Uint8Array(0), device.writeAt)
    expect(faultOf(() => openFreshVolume(device, 'disk.img'))).toEqual({ code: 'target-not-fresh', found: 'Users' })
  })

  it('counts the housekeeping folders of Windows as nothing', () => {
    const { device } = emptyVolume()
    const tree = treeOf([
      { name: 'System Volume Information', short: 'SYSTEM~1', isDirectory: true },
      { name: 'IndexerVolumeGuid', within: 'System Volume Information', size: 76 },
      { name: '$Recycle.Bin', isDirectory: true },
    ])
    metadataWrites(planPopulate(openFreshVolume(device, 'disk.img'), tree), () => new Uint8Array(76), device.writeAt)
    expect(openFreshVolume(device, 'disk.img').housekeeping).toEqual([64, 65, 66])
  })

  it('ends in a fault or in a plan whatever byte of the metadata is changed', () => {
    const tree = treeOf([{ name: 'file', size: 10 }])
    const { image, device } = emptyVolume(16 << 20)
    for (let at = MFT; at < MFT + 12 * RECORD; at += 83) {
      const before = image[at] ?? 0
      image[at] = before ^ 0xff
      const fault = faultOf(() => planPopulate(openFreshVolume(device, 'disk.img'), tree))
      if (fault !== undefined) expect(fault).toHaveProperty('code', expect.stringMatching(/^target-/))
      image[at] = before
    }
  })
})
