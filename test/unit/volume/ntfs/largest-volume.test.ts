import { expect, it } from 'vitest'
import { Fault } from '../../../../shared/bytes/fault.ts'
import { phrase } from '../../../../shared/phrase/phrase.ts'
import { parseBootSector } from '../../../../shared/volume/ntfs/boot-sector.ts'
import { makeBootArea } from '../../../../shared/volume/ntfs/format/boot-sector-writer.ts'
import { layOutFormat } from '../../../../shared/volume/ntfs/format/format-layout.ts'

const TIB = 2 ** 40
const TOO_MANY = new Fault('target-unsupported', { feature: phrase('too-many-clusters') })

function bootSectorOf(totalSectors: number): Uint8Array {
  return makeBootArea({
    clusterSize: 4096,
    sectorSize: 512,
    serialNumber: 1n,
    hiddenSectors: 2048,
    totalSectors,
    mftCluster: 4,
    mirrorCluster: 16,
    recordSize: 1024,
    indexBlockSize: 4096,
    bootArea: undefined,
  })
}

it('A volume of more than 2³² clusters is told from a damaged one, which no Windows makes', () => {
  const most = (2 ** 32 - 1) * 8
  expect(parseBootSector(bootSectorOf(most), 17 * TIB, '').clusters).toBe(2 ** 32 - 1)
  expect(() => parseBootSector(bootSectorOf(most + 8), 17 * TIB, '')).toThrow(TOO_MANY)
})

it('A volume that would have more is not formatted', () => {
  expect(() => layOutFormat(17 * TIB, { clusterSize: 4096, sectorSize: 512, createdAt: 0n })).toThrow(TOO_MANY)
})
