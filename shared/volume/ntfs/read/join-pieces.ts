import { ATTRIBUTE, HEADER } from '../layout.ts'
import type { Attribute } from '../record.ts'
import type { Run } from '../runlist.ts'
import { damagedRecord } from './damaged.ts'
import { type Clusters, clustersOf } from './run-reader.ts'

/**
 * Pieces of one attribute in several records become one, in the order of their clusters. Gaps between them, clusters outside
 * the volume, and two attributes of one type and name are faults: `target-damaged`.
 */
export function joinPieces(volume: Clusters, attributes: readonly Attribute[], record: number): readonly Attribute[] {
  if (!attributes.some(isOneOfSeveral)) return attributes.map((attribute) => whole(volume, attribute, record))
  const groups = new Map<string, Attribute[]>()
  for (const attribute of attributes) {
    const key = `${attribute.type} ${attribute.name}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [attribute])
    else group.push(attribute)
  }
  return [...groups.values()].flatMap((group) => {
    const [only] = group
    // A file has a $FILE_NAME for each of its names.
    if (only?.type === ATTRIBUTE.fileName) return group
    return only !== undefined && group.length === 1 ? [whole(volume, only, record)] : [joined(volume, group, record)]
  })
}

/** Whether another attribute before is of its type and name; a file may have several $FILE_NAME. */
function isOneOfSeveral({ type, name }: Attribute, index: number, all: readonly Attribute[]): boolean {
  if (type === ATTRIBUTE.fileName) return false
  for (let before = 0; before < index; before++)
    if (all[before]?.type === type && all[before]?.name === name) return true
  return false
}

function whole(volume: Clusters, attribute: Attribute, record: number): Attribute {
  const isInRecord = attribute.type === ATTRIBUTE.fileName || attribute.body.kind === 'resident'
  return isInRecord ? attribute : joined(volume, [attribute], record)
}

function joined(volume: Clusters, group: readonly Attribute[], record: number): Attribute {
  const pieces = group.toSorted((a, b) => firstVcnOf(a) - firstVcnOf(b))
  const [first] = pieces
  const runs: Run[] = []
  let next = 0
  for (const { body, bytes } of pieces) {
    if (body.kind === 'resident' || body.firstVcn !== next) throw damagedRecord(record)
    for (const run of body.runs) {
      if (run.lcn >= 0 && run.lcn + run.length > volume.boot.clusters) throw damagedRecord(record)
      runs.push(run)
    }
    next += clustersOf(body.runs)
    // A stream without clusters has a last cluster of -1.
    if (viewOf(bytes).getBigInt64(HEADER.lastVcn, true) !== BigInt(next) - 1n) throw damagedRecord(record)
  }
  if (first === undefined || first.body.kind === 'resident') throw damagedRecord(record)
  const { body } = first
  if (body.dataSize > next * volume.boot.clusterSize || body.initializedSize > body.dataSize)
    throw damagedRecord(record)
  return { ...first, body: { ...body, runs } }
}

function firstVcnOf({ body }: Attribute): number {
  return body.kind === 'resident' ? 0 : body.firstVcn
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
