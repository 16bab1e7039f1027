import { attributeDefinitions } from './attribute-definitions.ts'
import { type IndexEntries, type IndexShape, shapeIndex } from './index-builder.ts'
import { BOOT_BYTES } from './layout.ts'
import type { Run } from './runlist.ts'
import { planSecurity, type SecurityPlan } from './security.ts'
import { ROOT_DESCRIPTOR, SYSTEM_DESCRIPTOR } from './system-descriptor.ts'
import { extendIndexEntries, rootIndexEntries } from './system-names.ts'
import type { Upcase } from './upcase.ts'
import { makeUpcase } from './upcase-table.ts'

type Part = 'boot' | 'mftBitmap' | 'mft' | 'log' | 'definitions' | 'upcase' | 'root' | 'sds' | 'bitmap' | 'mirror'

/** Where everything of an empty volume lies. Sizes in bytes. */
export interface FormatLayout {
  readonly clusterSize: number
  readonly recordSize: number
  readonly indexBlockSize: number
  readonly totalSectors: number
  readonly clusters: number
  readonly records: number
  readonly places: Readonly<Record<Part, readonly [Run]>>
  readonly sizes: Readonly<Record<Part, number>>
  readonly upcase: Upcase
  readonly definitions: Uint8Array
  readonly security: SecurityPlan
  readonly systemSecurityId: number
  readonly rootSecurityId: number
  readonly rootIndex: { readonly entries: IndexEntries; readonly shape: IndexShape }
  readonly extendEntries: IndexEntries
  /** Content of $Bitmap. */
  readonly clusterBitmap: Uint8Array
}

const RECORDS = 64
const SMALLEST_RECORD = 1024
const INDEX_BLOCK_BYTES = 4096
const MIRRORED_RECORDS = 4
const MIB = 1 << 20
const GIB = 1 << 30

/** All parts follow each other from the volume's start, but the mirror, which lies in its middle. */
export function layOutFormat(
  volumeBytes: number,
  clusterSize: number,
  sectorSize: number,
  createdAt: bigint,
): FormatLayout {
  const recordSize = Math.max(SMALLEST_RECORD, sectorSize)
  // The last sector is left for the copy of the boot sector.
  const totalSectors = Math.floor(volumeBytes / sectorSize) - 1
  const clusters = Math.floor((totalSectors * sectorSize) / clusterSize)
  const upcase = makeUpcase()
  const definitions = attributeDefinitions()
  const security = planSecurity(new Uint8Array(0), [SYSTEM_DESCRIPTOR, ROOT_DESCRIPTOR])
  const rootEntries = rootIndexEntries(upcase, createdAt)
  const rootIndex = { entries: rootEntries, shape: shapeIndex(rootEntries, INDEX_BLOCK_BYTES, 0) }
  const sizes: Readonly<Record<Part, number>> = {
    boot: BOOT_BYTES,
    mftBitmap: RECORDS / 8,
    mft: RECORDS * recordSize,
    log: logBytes(volumeBytes),
    definitions: definitions.length,
    upcase: upcase.byteLength,
    root: rootIndex.shape.nodes.length * INDEX_BLOCK_BYTES,
    sds: security.sds.length,
    bitmap: Math.ceil(clusters / 64) * 8,
    mirror: MIRRORED_RECORDS * recordSize,
  }
  let next = 0
  const place = (part: Part): readonly [Run] => {
    const run = { lcn: next, length: Math.ceil(sizes[part] / clusterSize) }
    next += run.length
    return [run]
  }
  const places = {
    boot: place('boot'),
    mftBitmap: place('mftBitmap'),
    mft: place('mft'),
    log: place('log'),
    definitions: place('definitions'),
    upcase: place('upcase'),
    root: place('root'),
    sds: place('sds'),
    bitmap: place('bitmap'),
    mirror: [{ lcn: Math.floor(clusters / 2), length: Math.ceil(sizes.mirror / clusterSize) }] as const,
  }
  return {
    clusterSize,
    recordSize,
    indexBlockSize: INDEX_BLOCK_BYTES,
    totalSectors,
    clusters,
    records: RECORDS,
    places,
    sizes,
    upcase,
    definitions,
    security,
    systemSecurityId: security.ids[0] ?? 0,
    rootSecurityId: security.ids[1] ?? 0,
    rootIndex,
    extendEntries: extendIndexEntries(upcase, createdAt),
    clusterBitmap: bitmapOf(Object.values(places).flat(), clusters, sizes.bitmap),
  }
}

/** Of the order that mkntfs and Windows choose: too small a log makes Windows grow it at the first mount. */
function logBytes(volumeBytes: number): number {
  if (volumeBytes < GIB) return 2 * MIB
  return volumeBytes < 16 * GIB ? 16 * MIB : 64 * MIB
}

/** Bits beyond the volume's end are set, as of clusters that cannot be had. */
function bitmapOf(runs: readonly Run[], clusters: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  for (const { lcn, length } of [...runs, { lcn: clusters, length: size * 8 - clusters }]) {
    for (let cluster = lcn; cluster < lcn + length; cluster++)
      bytes[cluster >>> 3] = (bytes[cluster >>> 3] ?? 0) | (1 << (cluster & 7))
  }
  return bytes
}
