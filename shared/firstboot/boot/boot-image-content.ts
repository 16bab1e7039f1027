import type { ByteSource } from '../../bytes/byte-source.ts'
import { Fault, isFault } from '../../bytes/fault.ts'
import { evidence } from '../../contract/evidence.ts'
import type { Fact } from '../../phrase/fact.ts'
import { phrase } from '../../phrase/phrase.ts'
import { readBlob } from '../../wim/blob.ts'
import { RESOURCE_FLAG, SHA1_BYTES } from '../../wim/layout.ts'
import type { Wim } from '../../wim/open.ts'
import type { FirstBootHost } from '../host.ts'
import type { Note } from '../walk.ts'
import { imagePart } from './image-part.ts'

export interface ImageContent {
  readonly wim: Wim
  readonly source: ByteSource
  readonly path: string
  /** Rows of the files that start Windows PE, which are read before all others. */
  readonly first: readonly number[]
}

/** The machine's other work gets its turn after this much was decoded. */
const BYTES_AT_ONCE = 16 << 20

/** Decodes content of the boot image and compares it with its SHA-1. Faults: `boot-image-damaged` {path, part}, `cancelled`. */
export async function checkImageContent(
  { wim, source, path, first }: ImageContent,
  { isDeep, signal }: { readonly isDeep: boolean; readonly signal: AbortSignal | undefined },
  host: FirstBootHost,
  note: Note,
): Promise<{ readonly firstBytes: Uint8Array }> {
  const { blobs } = wim
  const contents = Array.from({ length: blobs.count }, (_, row) => row).filter(
    (row) => ((blobs.flags[row] ?? 0) & RESOURCE_FLAG.metadata) === 0,
  )
  const rest = contents.filter((row) => !first.includes(row))
  const rows = [...new Set(first), ...(isDeep ? inFileOrder(wim, rest) : [])]
  let firstBytes = new Uint8Array(0)
  let bytes = 0
  let sinceTurn = 0
  for (const row of rows) {
    const content = readRow({ wim, source, path, first }, row, host)
    if (row === first[0]) firstBytes = Uint8Array.from(content)
    bytes += content.length
    sinceTurn += content.length
    if (sinceTurn < BYTES_AT_ONCE) continue
    sinceTurn = 0
    await host.pause(0, signal)
  }
  const facts = { contents: contents.length, bytes }
  note(
    rows.length === contents.length
      ? evidence('boot-image-contents-all', facts)
      : evidence('boot-image-contents-some', { ...facts, read: rows.length }),
  )
  return { firstBytes }
}

function readRow({ wim, source, path }: ImageContent, row: number, host: FirstBootHost): Uint8Array {
  const damaged = (part: Fact) => new Fault('boot-image-damaged', { path, part })
  const wanted = wim.blobs.sha1.subarray(row * SHA1_BYTES, (row + 1) * SHA1_BYTES)
  try {
    const content = readBlob(wim, source, row, host.codecs)
    if (host.sha1(content).every((byte, index) => byte === wanted[index])) return content
  } catch (error) {
    if (isFault(error) && error.code.startsWith('media-')) throw damaged(imagePart(error))
    throw error
  }
  throw damaged(phrase('image-content-at', { offset: wim.blobs.offset[row] ?? 0 }))
}

/** Solid content is decoded once when it is read in order. */
function inFileOrder(wim: Wim, rows: readonly number[]): readonly number[] {
  const { solid, offset } = wim.blobs
  return rows.toSorted((a, b) => (solid[a] ?? -1) - (solid[b] ?? -1) || (offset[a] ?? 0) - (offset[b] ?? 0))
}
