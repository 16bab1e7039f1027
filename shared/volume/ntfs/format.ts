import type { ByteDevice } from '../../bytes/byte-source.ts'
import { utf16leFromText } from '../../bytes/utf16.ts'
import { type BuiltAttribute, nonResidentAttribute, residentAttribute } from './attribute.ts'
import { attributeDefinitions } from './attribute-definitions.ts'
import { indexBitmap } from './directory-plan.ts'
import { ntfsFault } from './faults.ts'
import { applyFixup } from './fixup.ts'
import { indexRootValue, shapeIndex, writeIndexBlock } from './index-builder.ts'
import { ATTRIBUTE, BOOT, COLLATION, HEADER, OEM_ID, RECORD_FLAG, SYSTEM_FILE } from './layout.ts'
import { putAttributes, startRecord } from './record-writer.ts'
import type { Run } from './runlist.ts'
import { planSecurity } from './security.ts'
import { SYSTEM_DESCRIPTOR } from './system-descriptor.ts'
import {
  extendIndexEntries,
  rootIndexEntries,
  SYSTEM_NUMBER,
  type SystemName,
  standardValue,
  systemFileName,
} from './system-names.ts'
import { makeUpcase } from './upcase.ts'
import { viewEntries } from './view-index.ts'

export interface NtfsFormat {
  /** Bytes; a power of two from 512 to 65,536. */
  readonly clusterSize: number
  readonly sectorSize: number
  readonly volumeLabel: string
  readonly serialNumber: bigint
  /** Sectors of the disk before the volume. */
  readonly hiddenSectors: number
  /** FILETIME. */
  readonly createdAt: bigint
  /** Boot code after the parameters, as another formatter wrote it; none means that only UEFI starts the disk. */
  readonly bootCode?: Uint8Array
}

const BOOT_BYTES = 8192
const RECORDS = 64
const INDEX_BLOCK_BYTES = 4096
const MIB = 1 << 20
const SMALLEST_VOLUME = 16 * MIB
const LOG_PIECE = MIB

/** Formats the device as an empty NTFS 3.1 volume: every byte of its metadata is written. Fault: `target-too-small`. */
export function formatNtfs(device: ByteDevice, format: NtfsFormat): void {
  if (device.size < SMALLEST_VOLUME)
    throw ntfsFault('target-too-small', { needed: SMALLEST_VOLUME, available: device.size })
  const { clusterSize, sectorSize } = format
  const recordSize = Math.max(1024, sectorSize)
  const totalSectors = Math.floor(device.size / sectorSize) - 1
  const clusters = Math.floor((totalSectors * sectorSize) / clusterSize)
  const bitmap = new Uint8Array(Math.ceil(clusters / 64) * 8)
  const use = ({ lcn, length }: Run) => {
    for (let cluster = lcn; cluster < lcn + length; cluster++)
      bitmap[cluster >>> 3] = (bitmap[cluster >>> 3] ?? 0) | (1 << (cluster & 7))
  }
  let next = 0
  const place = (bytes: number): readonly Run[] => {
    const run = { lcn: next, length: Math.ceil(bytes / clusterSize) }
    next += run.length
    use(run)
    return [run]
  }
  const security = planSecurity(new Uint8Array(0), [SYSTEM_DESCRIPTOR])
  const upcase = makeUpcase()
  const definitions = attributeDefinitions()
  const entries = rootIndexEntries(upcase, format.createdAt)
  const shape = shapeIndex(entries, INDEX_BLOCK_BYTES, 0)
  const extend = extendIndexEntries(upcase, format.createdAt)

  const boot = place(BOOT_BYTES)
  const mftBitmapRuns = place(RECORDS / 8)
  const mft = place(RECORDS * recordSize)
  const log = place(logBytes(device.size))
  const attrDef = place(definitions.length)
  const upcaseRuns = place(upcase.byteLength)
  const rootRuns = place(shape.nodes.length * INDEX_BLOCK_BYTES)
  const sds = place(security.sds.length)
  const bitmapRuns = place(bitmap.length)
  const mirror: readonly Run[] = [{ lcn: Math.floor(clusters / 2), length: Math.ceil((4 * recordSize) / clusterSize) }]
  mirror.forEach(use)
  for (let cluster = clusters; cluster < bitmap.length * 8; cluster++) use({ lcn: cluster, length: 1 })

  const outside = (runs: readonly Run[], size: number, type: number = ATTRIBUTE.data, name = '') =>
    nonResidentAttribute(type, name, runs, size, clusterSize)
  const indexFacts = {
    attributeType: ATTRIBUTE.fileName,
    collation: COLLATION.fileName,
    blockSize: INDEX_BLOCK_BYTES,
    clusterSize,
  }
  const viewRoot = (name: string, collation: number, list: Parameters<typeof viewEntries>[0]) => {
    const view = viewEntries(list)
    return residentAttribute(
      ATTRIBUTE.indexRoot,
      name,
      indexRootValue(shapeIndex(view, INDEX_BLOCK_BYTES, 400), view, { ...indexFacts, attributeType: 0, collation }),
    )
  }
  const label =
    format.volumeLabel === '' ? [] : [residentAttribute(ATTRIBUTE.volumeName, '', utf16leFromText(format.volumeLabel))]
  const content: Readonly<Record<SystemName, readonly BuiltAttribute[]>> = {
    $MFT: [outside(mft, RECORDS * recordSize), outside(mftBitmapRuns, RECORDS / 8, ATTRIBUTE.bitmap)],
    $MFTMirr: [outside(mirror, 4 * recordSize)],
    $LogFile: [outside(log, logBytes(device.size))],
    $Volume: [
      ...label,
      residentAttribute(ATTRIBUTE.volumeInformation, '', Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 3, 1, 0, 0)),
      residentAttribute(ATTRIBUTE.data, '', new Uint8Array(0)),
    ],
    $AttrDef: [outside(attrDef, definitions.length)],
    '.': [
      residentAttribute(ATTRIBUTE.indexRoot, '$I30', indexRootValue(shape, entries, indexFacts)),
      outside(rootRuns, shape.nodes.length * INDEX_BLOCK_BYTES, ATTRIBUTE.indexAllocation, '$I30'),
      residentAttribute(ATTRIBUTE.bitmap, '$I30', indexBitmap(shape.nodes.length)),
    ],
    $Bitmap: [outside(bitmapRuns, bitmap.length)],
    $Boot: [outside(boot, BOOT_BYTES)],
    $BadClus: [residentAttribute(ATTRIBUTE.data, '', new Uint8Array(0)), badClusters(clusters, clusterSize)],
    $Secure: [
      outside(sds, security.sds.length, ATTRIBUTE.data, '$SDS'),
      viewRoot('$SDH', COLLATION.securityHash, security.byHash),
      viewRoot('$SII', COLLATION.ulong, security.byId),
    ],
    $UpCase: [outside(upcaseRuns, upcase.byteLength)],
    $Extend: [
      residentAttribute(
        ATTRIBUTE.indexRoot,
        '$I30',
        indexRootValue(shapeIndex(extend, INDEX_BLOCK_BYTES, 400), extend, indexFacts),
      ),
    ],
    $ObjId: [viewRoot('$O', COLLATION.ulongs, [])],
    $Reparse: [viewRoot('$R', COLLATION.ulongs, [])],
  }
  const records = systemRecordBytes(content, recordSize, format.createdAt, security.ids[0] ?? 0)

  const put = (runs: readonly Run[], bytes: Uint8Array) => {
    const padded = new Uint8Array(runs.reduce((sum, run) => sum + run.length, 0) * clusterSize)
    padded.set(bytes)
    device.writeAt((runs[0]?.lcn ?? 0) * clusterSize, padded)
  }
  for (let done = 0; done < logBytes(device.size); done += LOG_PIECE)
    device.writeAt((log[0]?.lcn ?? 0) * clusterSize + done, new Uint8Array(LOG_PIECE).fill(0xff))
  put(mftBitmapRuns, usedRecords())
  put(mft, records)
  put(mirror, records.subarray(0, 4 * recordSize))
  put(attrDef, definitions)
  put(upcaseRuns, new Uint8Array(upcase.buffer))
  const blocks = new Uint8Array(shape.nodes.length * INDEX_BLOCK_BYTES)
  shape.nodes.forEach((_, node) => {
    writeIndexBlock(
      blocks.subarray(node * INDEX_BLOCK_BYTES, (node + 1) * INDEX_BLOCK_BYTES),
      shape,
      node,
      entries,
      clusterSize,
    )
  })
  put(rootRuns, blocks)
  put(sds, security.sds)
  put(bitmapRuns, bitmap)
  const sector = bootSector(format, totalSectors, mft[0]?.lcn ?? 0, mirror[0]?.lcn ?? 0, recordSize)
  put(boot, sector)
  device.writeAt(totalSectors * sectorSize, sector)
}

/** Sizes that mkntfs and Windows choose of the same order: too small a log makes Windows grow it at the first mount. */
function logBytes(volumeBytes: number): number {
  if (volumeBytes < 1024 * MIB) return 2 * MIB
  return volumeBytes < 16 * 1024 * MIB ? 16 * MIB : 64 * MIB
}

function systemRecordBytes(
  content: Readonly<Record<SystemName, readonly BuiltAttribute[]>>,
  recordSize: number,
  time: bigint,
  securityId: number,
): Uint8Array {
  const bytes = new Uint8Array(RECORDS * recordSize)
  const numbers = new Map<number, SystemName>()
  for (const name of Object.keys(content) as SystemName[]) numbers.set(SYSTEM_NUMBER[name], name)
  for (let number = 0; number < RECORDS; number++) {
    const record = bytes.subarray(number * recordSize, (number + 1) * recordSize)
    const name = numbers.get(number)
    const isReserved = number > SYSTEM_FILE.extend && number < 16
    const isUsed = name !== undefined || isReserved
    const isDirectory = name === '.' || name === '$Extend'
    const isView = name === '$Secure' || name === '$ObjId' || name === '$Reparse'
    const flags =
      (isUsed ? RECORD_FLAG.inUse : 0) |
      (isDirectory ? RECORD_FLAG.directory : 0) |
      (isView ? RECORD_FLAG.viewIndex : 0)
    startRecord(record, {
      number,
      sequence: number === 0 ? 1 : number < 16 ? number : 1,
      flags,
      links: name === undefined ? 0 : 1,
      base: 0n,
    })
    if (isUsed) {
      const attributes = [residentAttribute(ATTRIBUTE.standardInformation, '', standardValue(time, securityId))]
      if (name !== undefined)
        attributes.push(residentAttribute(ATTRIBUTE.fileName, '', systemFileName(name, time), true), ...content[name])
      else attributes.push(residentAttribute(ATTRIBUTE.data, '', new Uint8Array(0)))
      putAttributes(record, attributes)
    }
    applyFixup(record)
  }
  return bytes
}

function usedRecords(): Uint8Array {
  const bytes = new Uint8Array(RECORDS / 8)
  for (const number of [...Array(16).keys(), SYSTEM_NUMBER.$ObjId, SYSTEM_NUMBER.$Reparse])
    bytes[number >>> 3] = (bytes[number >>> 3] ?? 0) | (1 << (number & 7))
  return bytes
}

/** `$BadClus:$Bad` spans the volume and is all hole. */
function badClusters(clusters: number, clusterSize: number): BuiltAttribute {
  const built = nonResidentAttribute(
    ATTRIBUTE.data,
    '$Bad',
    [{ lcn: -1, length: clusters }],
    clusters * clusterSize,
    clusterSize,
  )
  new DataView(built.bytes.buffer).setBigUint64(HEADER.initializedSize, 0n, true)
  return built
}

function bootSector(
  format: NtfsFormat,
  totalSectors: number,
  mftCluster: number,
  mirrorCluster: number,
  recordSize: number,
): Uint8Array {
  const { sectorSize, clusterSize } = format
  const bytes = new Uint8Array(sectorSize)
  const view = new DataView(bytes.buffer)
  bytes.set([0xeb, 0x52, 0x90])
  for (let i = 0; i < OEM_ID.length; i++) bytes[BOOT.oemId + i] = OEM_ID.charCodeAt(i)
  view.setUint16(BOOT.bytesPerSector, sectorSize, true)
  const perCluster = clusterSize / sectorSize
  view.setUint8(BOOT.sectorsPerCluster, perCluster <= 128 ? perCluster : 256 - Math.log2(perCluster))
  view.setUint8(BOOT.media, 0xf8)
  view.setUint16(0x18, 63, true)
  view.setUint16(0x1a, 255, true)
  view.setUint32(BOOT.hiddenSectors, format.hiddenSectors, true)
  view.setUint32(BOOT.signature80, 0x00800080, true)
  view.setBigUint64(BOOT.totalSectors, BigInt(totalSectors), true)
  view.setBigUint64(BOOT.mftCluster, BigInt(mftCluster), true)
  view.setBigUint64(BOOT.mirrorCluster, BigInt(mirrorCluster), true)
  view.setInt8(BOOT.recordSize, clustersOrPower(recordSize, clusterSize))
  view.setInt8(BOOT.indexBlockSize, clustersOrPower(INDEX_BLOCK_BYTES, clusterSize))
  view.setBigUint64(BOOT.serialNumber, format.serialNumber, true)
  if (format.bootCode !== undefined) bytes.set(format.bootCode.subarray(0, BOOT.endMark - BOOT.bootCode), BOOT.bootCode)
  view.setUint16(BOOT.endMark, 0xaa55, true)
  return bytes
}

function clustersOrPower(bytes: number, clusterSize: number): number {
  return bytes >= clusterSize ? bytes / clusterSize : -Math.log2(bytes)
}
