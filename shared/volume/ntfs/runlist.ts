/** Consecutive clusters; `lcn` -1 is a hole. */
export interface Run {
  readonly lcn: number
  readonly length: number
}

/** Mapping pairs of a run list (NTFS documentation, "Data Runs"): lengths and signed differences, least bytes first. */
export function encodeRuns(runs: readonly Run[]): Uint8Array {
  const bytes: number[] = []
  let previous = 0
  for (const run of runs) {
    const length = signedBytes(run.length)
    const difference = run.lcn < 0 ? [] : signedBytes(run.lcn - previous)
    if (run.lcn >= 0) previous = run.lcn
    bytes.push((difference.length << 4) | length.length, ...length, ...difference)
  }
  bytes.push(0)
  return Uint8Array.from(bytes)
}

/** Bytes of the mapping pairs of one run that follows a run at `previous`. */
export function encodedRunSize(run: Run, previous: number): number {
  return 1 + signedBytes(run.length).length + (run.lcn < 0 ? 0 : signedBytes(run.lcn - previous).length)
}

/** Clusters of the runs, holes counted. */
export function clustersIn(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + run.length, 0)
}

/** Clusters that the runs take on the volume. */
export function allocatedClusters(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + (run.lcn < 0 ? 0 : run.length), 0)
}

/** The runs in `bytes`, or undefined when the pairs are damaged or name more than `mostRuns`. */
export function decodeRuns(bytes: Uint8Array, mostRuns = 1 << 20): readonly Run[] | undefined {
  const runs: Run[] = []
  let lcn = 0
  for (let at = 0; at < bytes.length; ) {
    const head = bytes[at] ?? 0
    if (head === 0) return runs
    const lengthBytes = head & 15
    const offsetBytes = head >> 4
    if (lengthBytes === 0 || lengthBytes > 8 || offsetBytes > 8 || at + 1 + lengthBytes + offsetBytes > bytes.length)
      return undefined
    const length = signedNumber(bytes.subarray(at + 1, at + 1 + lengthBytes))
    if (offsetBytes > 0) lcn += signedNumber(bytes.subarray(at + 1 + lengthBytes, at + 1 + lengthBytes + offsetBytes))
    if (length <= 0 || lcn < 0 || runs.length >= mostRuns) return undefined
    runs.push({ lcn: offsetBytes === 0 ? -1 : lcn, length })
    at += 1 + lengthBytes + offsetBytes
  }
  return undefined
}

function signedBytes(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  for (;;) {
    const byte = ((rest % 256) + 256) % 256
    bytes.push(byte)
    rest = (rest - byte) / 256
    if ((rest === 0 && byte < 128) || (rest === -1 && byte >= 128)) return bytes
  }
}

function signedNumber(bytes: Uint8Array): number {
  let value = 0
  for (let i = bytes.length - 1; i >= 0; i--) value = value * 256 + (bytes[i] ?? 0)
  return (bytes[bytes.length - 1] ?? 0) >= 128 ? value - 256 ** bytes.length : value
}
