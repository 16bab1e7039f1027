import { utf16leFromText } from '../../../bytes/utf16.ts'
import { type BuiltAttribute, nonResidentAttribute, residentAttribute } from '../attribute.ts'
import { indexBitmap } from '../directory-plan.ts'
import { applyFixup } from '../fixup.ts'
import { indexRootValue, shapeIndex } from '../index-builder.ts'
import { ATTRIBUTE, COLLATION, HEADER, RECORD_FLAG, SYSTEM_FILE } from '../layout.ts'
import { putAttributes, startRecord } from '../record-writer.ts'
import type { Run } from '../runlist.ts'
import { type ViewEntry, viewEntries } from '../view-index.ts'
import type { FormatLayout } from './format-layout.ts'
import { quotaControls, quotaOwners } from './quota.ts'
import {
  isSystemDirectory,
  isView,
  SYSTEM_NUMBER,
  type SystemName,
  standardValue,
  systemFileName,
} from './system-names.ts'
import { UPCASE_INFO } from './upcase-table.ts'

/** The last record that is kept for the file system's own use, and so marked in use. */
const LAST_RESERVED = 15
const VERSION_3_1 = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 3, 1, 0, 0)
const NOTHING = new Uint8Array(0)

/** The file records of an empty volume, fixups applied. */
export function formatRecords(layout: FormatLayout, volumeLabel: string, time: bigint): Uint8Array {
  const { recordSize, records } = layout
  const content = contentOf(layout, volumeLabel, time)
  const bytes = new Uint8Array(records * recordSize)
  const names = new Map<number, SystemName>()
  for (const name of Object.keys(content) as SystemName[]) names.set(SYSTEM_NUMBER[name], name)
  for (let number = 0; number < records; number++) {
    const record = bytes.subarray(number * recordSize, (number + 1) * recordSize)
    const name = names.get(number)
    startRecord(record, {
      number,
      sequence: number === 0 || number > LAST_RESERVED ? 1 : number,
      flags: flagsOf(number, name),
      links: name === undefined ? 0 : 1,
      base: 0n,
    })
    if (isInUse(number, name)) putAttributes(record, attributesOf(layout, content, name, time))
    applyFixup(record)
  }
  return bytes
}

/** One bit for each record in use. */
export function formatRecordBitmap(records: number): Uint8Array {
  const bytes = new Uint8Array(records / 8)
  const numbers = new Set<number>(Object.values(SYSTEM_NUMBER))
  for (let number = 0; number < records; number++) {
    if (number <= LAST_RESERVED || numbers.has(number))
      bytes[number >>> 3] = (bytes[number >>> 3] ?? 0) | (1 << (number & 7))
  }
  return bytes
}

function isInUse(number: number, name: SystemName | undefined): boolean {
  return name !== undefined || number <= LAST_RESERVED
}

function flagsOf(number: number, name: SystemName | undefined): number {
  if (!isInUse(number, name)) return 0
  if (name === undefined) return RECORD_FLAG.inUse
  const directory = isSystemDirectory(name) ? RECORD_FLAG.directory : 0
  const inExtend = SYSTEM_NUMBER[name] >= SYSTEM_FILE.firstUser ? RECORD_FLAG.extend : 0
  return RECORD_FLAG.inUse | directory | inExtend | (isView(name) ? RECORD_FLAG.viewIndex : 0)
}

function attributesOf(
  layout: FormatLayout,
  content: Readonly<Record<SystemName, readonly BuiltAttribute[]>>,
  name: SystemName | undefined,
  time: bigint,
): readonly BuiltAttribute[] {
  const securityId = name === '.' ? layout.rootSecurityId : layout.systemSecurityId
  const standard = residentAttribute(ATTRIBUTE.standardInformation, '', standardValue(name, time, securityId))
  if (name === undefined) return [standard, residentAttribute(ATTRIBUTE.data, '', NOTHING)]
  const fileName = residentAttribute(ATTRIBUTE.fileName, '', systemFileName(name, time), true)
  return [standard, fileName, ...content[name]]
}

function contentOf(
  layout: FormatLayout,
  volumeLabel: string,
  time: bigint,
): Readonly<Record<SystemName, readonly BuiltAttribute[]>> {
  const { clusterSize, places, sizes, security, rootIndex, extendEntries, indexBlockSize } = layout
  const outside = (runs: readonly Run[], size: number, type: number = ATTRIBUTE.data, name = '') =>
    nonResidentAttribute(type, name, runs, size, clusterSize)
  const facts = { blockSize: indexBlockSize, clusterSize }
  const ofNames = { ...facts, attributeType: ATTRIBUTE.fileName, collation: COLLATION.fileName }
  const small = (list: Parameters<typeof shapeIndex>[0]) => shapeIndex(list, indexBlockSize, Number.POSITIVE_INFINITY)
  const view = (name: string, collation: number, list: readonly ViewEntry[]) => {
    const entries = viewEntries(list)
    const value = indexRootValue(small(entries), entries, { ...facts, attributeType: 0, collation })
    return residentAttribute(ATTRIBUTE.indexRoot, name, value)
  }
  const label = volumeLabel === '' ? [] : [residentAttribute(ATTRIBUTE.volumeName, '', utf16leFromText(volumeLabel))]
  const blocks = rootIndex.shape.nodes.length
  return {
    $MFT: [outside(places.mft, sizes.mft), outside(places.mftBitmap, sizes.mftBitmap, ATTRIBUTE.bitmap)],
    $MFTMirr: [outside(places.mirror, sizes.mirror)],
    $LogFile: [outside(places.log, sizes.log)],
    $Volume: [
      ...label,
      residentAttribute(ATTRIBUTE.volumeInformation, '', VERSION_3_1),
      residentAttribute(ATTRIBUTE.data, '', NOTHING),
    ],
    $AttrDef: [outside(places.definitions, sizes.definitions)],
    '.': [
      residentAttribute(ATTRIBUTE.indexRoot, '$I30', indexRootValue(rootIndex.shape, rootIndex.entries, ofNames)),
      outside(places.root, blocks * indexBlockSize, ATTRIBUTE.indexAllocation, '$I30'),
      residentAttribute(ATTRIBUTE.bitmap, '$I30', indexBitmap(blocks)),
    ],
    $Bitmap: [outside(places.bitmap, sizes.bitmap)],
    $Boot: [outside(places.boot, sizes.boot)],
    $BadClus: [residentAttribute(ATTRIBUTE.data, '', NOTHING), badClusters(layout)],
    $Secure: [
      outside(places.sds, security.sds.length, ATTRIBUTE.data, '$SDS'),
      view('$SDH', COLLATION.securityHash, security.byHash),
      view('$SII', COLLATION.ulong, security.byId),
    ],
    $UpCase: [outside(places.upcase, sizes.upcase), residentAttribute(ATTRIBUTE.data, '$Info', UPCASE_INFO)],
    $Extend: [
      residentAttribute(ATTRIBUTE.indexRoot, '$I30', indexRootValue(small(extendEntries), extendEntries, ofNames)),
    ],
    $Quota: [view('$O', COLLATION.sid, quotaOwners()), view('$Q', COLLATION.ulong, quotaControls(time))],
    $ObjId: [view('$O', COLLATION.ulongs, [])],
    $Reparse: [view('$R', COLLATION.ulongs, [])],
  }
}

/** `$BadClus:$Bad` spans the volume; all of it but the bad clusters is hole, and none of it content. */
function badClusters({ clusters, clusterSize, badClusters: bad }: FormatLayout): BuiltAttribute {
  const runs: Run[] = []
  let next = 0
  for (const run of bad.toSorted((a, b) => a.lcn - b.lcn)) {
    if (run.lcn > next) runs.push({ lcn: -1, length: run.lcn - next })
    runs.push(run)
    next = run.lcn + run.length
  }
  if (clusters > next) runs.push({ lcn: -1, length: clusters - next })
  const built = nonResidentAttribute(ATTRIBUTE.data, '$Bad', runs, clusters * clusterSize, clusterSize)
  const { buffer, byteOffset } = built.bytes
  new DataView(buffer, byteOffset).setBigUint64(HEADER.initializedSize, 0n, true)
  return built
}
