import { describe, expect, it } from 'vitest'
import type { ByteDevice } from '../../../../shared/bytes/byte-source.ts'
import { utf16leFromText } from '../../../../shared/bytes/utf16.ts'
import { phrase } from '../../../../shared/phrase/phrase.ts'
import { residentAttribute } from '../../../../shared/volume/ntfs/attribute.ts'
import { applyFixup } from '../../../../shared/volume/ntfs/fixup.ts'
import { openFreshVolume } from '../../../../shared/volume/ntfs/fresh-volume.ts'
import { ATTRIBUTE, FILE_NAME, SYSTEM_FILE } from '../../../../shared/volume/ntfs/layout.ts'
import { bodyOf, parseRecord, readRecordBytes } from '../../../../shared/volume/ntfs/mft-reader.ts'
import { metadataWrites } from '../../../../shared/volume/ntfs/populate/metadata.ts'
import { planPopulate } from '../../../../shared/volume/ntfs/populate/plan.ts'
import { openNtfs } from '../../../../shared/volume/ntfs/read/open.ts'
import { readTree } from '../../../../shared/volume/ntfs/read/tree.ts'
import { putAttributes, reference, startRecord } from '../../../../shared/volume/ntfs/record-writer.ts'
import { emptyVolume, faultOf, type Item, treeOf } from './volumes.ts'

const PATH = 'disk.img'
const IN_USE = 1

/** A record as Windows adds it when it first mounts a volume: a name below another record, and some bytes. */
function addRecord(device: ByteDevice, number: number, parent: number, name: string): void {
  const volume = placesOf(device)
  const value = new Uint8Array(FILE_NAME.name + name.length * 2)
  const view = new DataView(value.buffer)
  view.setBigUint64(FILE_NAME.parent, reference(parent, parent), true)
  view.setUint8(FILE_NAME.nameLength, name.length)
  view.setUint8(FILE_NAME.namespace, 1)
  value.set(utf16leFromText(name), FILE_NAME.name)
  const record = new Uint8Array(1024)
  startRecord(record, { number, sequence: 3, flags: IN_USE, links: 1, base: 0n })
  putAttributes(record, [
    residentAttribute(ATTRIBUTE.fileName, '', value, true),
    residentAttribute(ATTRIBUTE.data, '', Uint8Array.of(number)),
  ])
  applyFixup(record)
  device.writeAt(volume.mft + number * 1024, record)
  const bits = new Uint8Array(8)
  device.readAt(volume.bitmap, bits)
  bits[number >>> 3] = (bits[number >>> 3] ?? 0) | (1 << (number & 7))
  device.writeAt(volume.bitmap, bits)
}

/** Where $MFT and its bitmap lie, in bytes. */
function placesOf(device: ByteDevice): { readonly mft: number; readonly bitmap: number } {
  const boot = new Uint8Array(512)
  device.readAt(0, boot)
  const mft = Number(new DataView(boot.buffer).getBigUint64(0x30, true)) * 4096
  const record = new Uint8Array(1024)
  device.readAt(mft, record)
  const bitmap = bodyOf(parseRecord(record, 0), ATTRIBUTE.bitmap, '')
  return { mft, bitmap: bitmap?.kind === 'non-resident' ? (bitmap.runs[0]?.lcn ?? 0) * 4096 : 0 }
}

describe('A volume that Windows has mounted', () => {
  it('is fresh beside its transaction log in $Extend, whose records stay as they are', () => {
    const { device } = emptyVolume()
    addRecord(device, 27, SYSTEM_FILE.extend, '$RmMetadata')
    addRecord(device, 28, 27, '$Repair')
    addRecord(device, 29, 27, '$TxfLog')
    addRecord(device, 30, 29, '$Tops')
    const volume = openFreshVolume(device, PATH)
    const before = [27, 28, 29, 30].map((number) => readRecordBytes(volume, number))
    const tree = treeOf(Array.from({ length: 200 }, (_, i): Item => ({ name: `file ${i}`, size: 10 })))
    const plan = planPopulate(volume, tree)
    metadataWrites(plan, () => new Uint8Array(10), device.writeAt)
    const after = { ...volume, mftRuns: plan.system.mftRuns }
    expect([27, 28, 29, 30].map((number) => readRecordBytes(after, number))).toEqual(before)
    expect(readTree(openNtfs(device, PATH)).names.count).toBe(200)
  })

  it('gives files the records behind those that stay, wherever they are', () => {
    const { device } = emptyVolume()
    addRecord(device, 27, SYSTEM_FILE.extend, '$RmMetadata')
    addRecord(device, 63, 27, '$TxfLogContainer00000000000000000001')
    expect(openFreshVolume(device, PATH).firstRecord).toBe(64)
  })

  it('is not fresh with a file below a folder that is not its own, by the name of that folder', () => {
    const { device } = emptyVolume()
    addRecord(device, 40, SYSTEM_FILE.root, 'Users')
    addRecord(device, 41, 40, 'a file')
    expect(faultOf(() => openFreshVolume(device, PATH))).toEqual({ code: 'target-not-fresh', found: 'Users' })
  })

  it('is damaged when a name lies below itself', () => {
    const { device } = emptyVolume()
    addRecord(device, 40, 41, 'a')
    addRecord(device, 41, 40, 'b')
    expect(faultOf(() => openFreshVolume(device, PATH))).toEqual({
      code: 'target-damaged',
      part: phrase('directory-tree'),
    })
  })
})
