import { describe, expect, it } from 'vitest'
import { memoryDevice } from '../../../../../shared/bytes/byte-source.ts'
import type { Fact } from '../../../../../shared/phrase/fact.ts'
import { phrase } from '../../../../../shared/phrase/phrase.ts'
import { ATTRIBUTE, RECORD, RECORD_FLAG, SYSTEM_FILE } from '../../../../../shared/volume/ntfs/layout.ts'
import { openNtfs } from '../../../../../shared/volume/ntfs/read/open.ts'
import { readVolumeInfo } from '../../../../../shared/volume/ntfs/read/volume-info.ts'
import { faultOf } from '../volumes.ts'
import { attributeAt, editRecord, makeVolume, PATH } from './made-volume.ts'

function openText(text: string) {
  const bytes = new Uint8Array(1 << 20)
  bytes.set(new TextEncoder().encode(text))
  return faultOf(() => openNtfs(memoryDevice(bytes), PATH))
}

describe('A volume that is opened', () => {
  it('says its label, serial number, cluster size, version and that it is clean', () => {
    expect(readVolumeInfo(makeVolume().open())).toEqual({
      label: 'Bänk',
      serial: '0123456789abcdef',
      clusterSize: 4096,
      isDirty: false,
      version: '3.1',
    })
  })

  it('says that it is dirty', () => {
    const volume = makeVolume([])
    editRecord(volume, SYSTEM_FILE.volume, (_, view) => {
      const at = attributeAt(view, ATTRIBUTE.volumeInformation)
      view.setUint16(at + view.getUint16(at + 20, true) + 10, 1, true)
    })
    expect(readVolumeInfo(volume.open()).isDirty).toBe(true)
  })

  it('is refused with the run that has not finished it', () => {
    const marker = 'PRESTAGE INCOMPLETE\n{"run":"r-17","station":"bench 3","time":"2026-11-21T07:00:00Z"}\n'
    expect(openText(marker)).toEqual({ code: 'target-incomplete', path: PATH, run: 'r-17' })
    expect(openText('PRESTAGE INCOMPLETE\n{')).toEqual({ code: 'target-incomplete', path: PATH, run: '?' })
  })

  it('is not formatted when it is blank, something else, or too short', () => {
    const reason = phrase('windows-without-ntfs')
    expect(openText('')).toEqual({ code: 'target-not-formatted', path: PATH, reason })
    expect(openText('MSDOS5.0')).toEqual({ code: 'target-not-formatted', path: PATH, reason })
    expect(faultOf(() => openNtfs(memoryDevice(new Uint8Array(100)), PATH))).toMatchObject({
      code: 'target-not-formatted',
    })
  })

  it.each<[string, number, (record: Uint8Array, view: DataView) => void, Fact]>([
    ['$MFT has no signature', SYSTEM_FILE.mft, (record) => record.fill(0, 0, 4), phrase('file-record', { index: 0 })],
    [
      '$MFT is not in use',
      SYSTEM_FILE.mft,
      (_, view) => view.setUint16(RECORD.flags, 0, true),
      phrase('file-record', { index: 0 }),
    ],
    [
      '$MFT has no clusters',
      SYSTEM_FILE.mft,
      (_, view) => view.setUint32(attributeAt(view, ATTRIBUTE.data), 0x1000, true),
      '$MFT',
    ],
    [
      '$UpCase is an extension record',
      SYSTEM_FILE.upcase,
      (_, view) => view.setBigUint64(RECORD.baseRecord, 5n, true),
      phrase('file-record', { index: 10 }),
    ],
    [
      '$UpCase is too short',
      SYSTEM_FILE.upcase,
      (_, view) => view.setBigUint64(attributeAt(view, ATTRIBUTE.data) + 48, 100n, true),
      phrase('file-record', { index: 10 }),
    ],
    [
      '$UpCase is a directory record without data',
      SYSTEM_FILE.upcase,
      (_, view) => {
        view.setUint16(RECORD.flags, RECORD_FLAG.inUse | RECORD_FLAG.directory, true)
        view.setUint32(attributeAt(view, ATTRIBUTE.data), 0x1000, true)
      },
      '$UpCase',
    ],
  ])('is damaged when its %s', (_, record, change, part) => {
    const volume = makeVolume([])
    editRecord(volume, record, change)
    expect(faultOf(() => volume.open())).toEqual({ code: 'target-damaged', part })
  })

  it('is damaged when a sector of a record was not written', () => {
    const volume = makeVolume([])
    const { boot } = volume.open()
    volume.image[boot.mftCluster * boot.clusterSize + 510] = 0x99
    expect(faultOf(() => volume.open())).toEqual({ code: 'target-damaged', part: phrase('file-record', { index: 0 }) })
  })
})
