/** Bytes of a blob that go to a file. */
export interface BlobWrite {
  /** Row of the media's blob table. */
  readonly blob: number
  readonly streamOffset: number
  readonly deviceOffset: number
  readonly length: number
  /** Bytes from `deviceOffset` that are the blob's own: the rest of its last cluster is among them. */
  readonly room: number
}

/** Content that goes to one file, as parallel arrays in shared memory: every thread of a job looks at it. */
export interface ContentTable {
  readonly count: number
  readonly blob: Uint32Array
  readonly streamOffset: Float64Array
  readonly deviceOffset: Float64Array
  readonly length: Float64Array
  readonly room: Float64Array
}

/** Goes through `writes` twice. */
export function contentTable(writes: Iterable<BlobWrite>): ContentTable {
  let count = 0
  for (const _ of writes) count += 1
  const table = emptyTable(count)
  let index = 0
  for (const { blob, streamOffset, deviceOffset, length, room } of writes) {
    table.blob[index] = blob
    table.streamOffset[index] = streamOffset
    table.deviceOffset[index] = deviceOffset
    table.length[index] = length
    table.room[index++] = room
  }
  return table
}

/** Those writes alone of which `isWanted` says so. */
export function selectContent(from: ContentTable, isWanted: (index: number) => boolean): ContentTable {
  const wanted: number[] = []
  for (let index = 0; index < from.count; index++) if (isWanted(index)) wanted.push(index)
  const table = emptyTable(wanted.length)
  for (const [index, source] of wanted.entries()) {
    table.blob[index] = from.blob[source] ?? 0
    table.streamOffset[index] = from.streamOffset[source] ?? 0
    table.deviceOffset[index] = from.deviceOffset[source] ?? 0
    table.length[index] = from.length[source] ?? 0
    table.room[index] = from.room[source] ?? 0
  }
  return table
}

function emptyTable(count: number): ContentTable {
  const numbers = () => new Float64Array(new SharedArrayBuffer(count * 8))
  return {
    count,
    blob: new Uint32Array(new SharedArrayBuffer(count * 4)),
    streamOffset: numbers(),
    deviceOffset: numbers(),
    length: numbers(),
    room: numbers(),
  }
}
