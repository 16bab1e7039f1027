import type { ByteSource } from '../../../bytes/byte-source.ts'
import type { BootFacts } from '../boot-sector.ts'
import type { AttributeBody } from '../record.ts'
import type { Run } from '../runlist.ts'

/** What reading clusters needs. */
export interface Clusters {
  readonly source: ByteSource
  readonly boot: BootFacts
}

/** First cluster of every run within its stream, by run list: a stream of a million runs is read without counting anew. */
const STARTS = new WeakMap<readonly Run[], Float64Array>()

/** Fills `into` from `offset` of what lies in `runs`; holes read as zeros. False when it ends before, or cannot be read. */
export function readFromRuns(volume: Clusters, runs: readonly Run[], offset: number, into: Uint8Array): boolean {
  const { clusterSize } = volume.boot
  const starts = startsOf(runs)
  let done = 0
  for (let index = runAt(starts, Math.floor(offset / clusterSize)); done < into.length; index++) {
    const run = runs[index]
    if (run === undefined) return false
    const within = offset + done - (starts[index] ?? 0) * clusterSize
    const part = into.subarray(done, done + Math.min(run.length * clusterSize - within, into.length - done))
    if (run.lcn < 0) part.fill(0)
    else if (volume.source.readAt(run.lcn * clusterSize + within, part) !== part.length) return false
    done += part.length
  }
  return true
}

/** The whole value of an attribute as it is stored; undefined when it is longer than `most` or cannot be read. */
export function readValue(volume: Clusters, body: AttributeBody, most: number): Uint8Array | undefined {
  if (body.kind === 'resident') return body.value.length > most ? undefined : body.value
  if (body.dataSize > most) return undefined
  const bytes = new Uint8Array(body.dataSize)
  if (!readFromRuns(volume, body.runs, 0, bytes)) return undefined
  return bytes.fill(0, Math.min(body.initializedSize, bytes.length))
}

/** Clusters that the runs cover, holes included. */
export function clustersOf(runs: readonly Run[]): number {
  let clusters = 0
  for (const { length } of runs) clusters += length
  return clusters
}

function startsOf(runs: readonly Run[]): Float64Array {
  const known = STARTS.get(runs)
  if (known !== undefined) return known
  const starts = new Float64Array(runs.length)
  let next = 0
  runs.forEach((run, index) => {
    starts[index] = next
    next += run.length
  })
  STARTS.set(runs, starts)
  return starts
}

/** The last run that begins at `cluster` or before. */
function runAt(starts: Float64Array, cluster: number): number {
  let low = 0
  let high = starts.length
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if ((starts[middle] ?? 0) <= cluster) low = middle
    else high = middle
  }
  return low
}
