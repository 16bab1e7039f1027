import { phrase } from '../../../phrase/phrase.ts'
import { markRun } from '../cluster-allocator.ts'
import { ntfsFault } from '../faults.ts'
import { type IndexEntries, type IndexShape, shapeIndex } from '../index-builder.ts'
import { BOOT_BYTES, MOST_CLUSTERS } from '../layout.ts'
import type { Run } from '../runlist.ts'
import { planSecurity, type SecurityPlan } from '../security.ts'
import type { Upcase } from '../upcase.ts'
import { attributeDefinitions } from './attribute-definitions.ts'
import { ROOT_DESCRIPTOR, SYSTEM_DESCRIPTOR } from './system-descriptor.ts'
import { extendIndexEntries, rootIndexEntries } from './system-names.ts'
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
  readonly places: Places
  readonly sizes: Readonly<Record<Part, number>>
  readonly upcase: Upcase
  readonly definitions: Uint8Array
  readonly security: SecurityPlan
  readonly systemSecurityId: number
  readonly rootSecurityId: number
  readonly rootIndex: { readonly entries: IndexEntries; readonly shape: IndexShape }
  readonly extendEntries: IndexEntries
  readonly badClusters: readonly Run[]
  /** Content of $Bitmap. */
  readonly clusterBitmap: Uint8Array
}

const RECORDS = 64
const SMALLEST_RECORD = 1024
const INDEX_BLOCK_BYTES = 4096
const MIRRORED_RECORDS = 4
const MIB = 1 << 20
const GIB = 1 << 30

/** What of a volume's layout is given. Sizes in bytes. */
export interface LayoutChoices {
  readonly clusterSize: number
  readonly sectorSize: number
  /** FILETIME. */
  readonly createdAt: bigint
  /** 1,024 or 4,096, at least a sector; what Windows chooses when left out: a sector, at least 1,024. */
  readonly recordSize?: number
  /** Where $MFT begins, when it is not to follow $Boot. */
  readonly mftCluster?: number
  /** Clusters that are never used. */
  readonly badClusters?: readonly Run[]
}

/**
 * All parts follow each other from the volume's start, but the mirror, which lies in its middle, and $MFT where it is
 * wanted elsewhere. Faults: `target-too-small`, `target-unsupported`.
 */
export function layOutFormat(volumeBytes: number, choices: LayoutChoices): FormatLayout {
  const { clusterSize, sectorSize, createdAt, badClusters = [] } = choices
  const recordSize = Math.max(SMALLEST_RECORD, sectorSize, choices.recordSize ?? 0)
  // The last sector is left for the copy of the boot sector.
  const totalSectors = Math.floor(volumeBytes / sectorSize) - 1
  const clusters = Math.floor((totalSectors * sectorSize) / clusterSize)
  if (clusters > MOST_CLUSTERS) throw ntfsFault('target-unsupported', { feature: phrase('too-many-clusters') })
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
  const places = placeParts(sizes, clusters, choices)
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
    badClusters,
    clusterBitmap: bitmapOf([...Object.values(places).flat(), ...badClusters], clusters, sizes.bitmap),
  }
}

type Places = Readonly<Record<Part, readonly [Run]>>

function placeParts(
  sizes: Readonly<Record<Part, number>>,
  clusters: number,
  { clusterSize, mftCluster, badClusters = [] }: LayoutChoices,
): Places {
  const taken = [...badClusters]
  let next = 0
  const placeAt = (part: Part, wanted: number): readonly [Run] => {
    const length = Math.ceil(sizes[part] / clusterSize)
    let lcn = wanted
    for (let run = overlapped(taken, lcn, length); run !== undefined; run = overlapped(taken, lcn, length))
      lcn = run.lcn + run.length
    if (lcn + length > clusters)
      throw ntfsFault('target-too-small', { needed: (lcn + length) * clusterSize, available: clusters * clusterSize })
    const run = { lcn, length }
    taken.push(run)
    return [run]
  }
  const place = (part: Part) => {
    const placed = placeAt(part, next)
    next = placed[0].lcn + placed[0].length
    return placed
  }
  const boot = place('boot')
  const isRoomy = mftCluster !== undefined && mftCluster + Math.ceil(sizes.mft / clusterSize) <= clusters
  const ownMft = isRoomy ? placeAt('mft', mftCluster) : undefined
  return {
    boot,
    mftBitmap: place('mftBitmap'),
    mft: ownMft ?? place('mft'),
    log: place('log'),
    definitions: place('definitions'),
    upcase: place('upcase'),
    root: place('root'),
    sds: place('sds'),
    bitmap: place('bitmap'),
    mirror: placeAt('mirror', Math.floor(clusters / 2)),
  }
}

function overlapped(taken: readonly Run[], lcn: number, length: number): Run | undefined {
  return taken.find((run) => run.lcn < lcn + length && lcn < run.lcn + run.length)
}

/** Of the order that mkntfs and Windows choose: too small a log makes Windows grow it at the first mount. */
function logBytes(volumeBytes: number): number {
  if (volumeBytes < GIB) return 2 * MIB
  return volumeBytes < 16 * GIB ? 16 * MIB : 64 * MIB
}

/** Bits beyond the volume's end are set, as of clusters that cannot be had. */
function bitmapOf(runs: readonly Run[], clusters: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  for (const run of [...runs, { lcn: clusters, length: size * 8 - clusters }]) markRun(bytes, run)
  return bytes
}
