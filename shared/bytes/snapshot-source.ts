import type { ByteSource } from './byte-source.ts'

/** Small against what formatters place apart, so that little is kept that was not asked for. */
export const SNAPSHOT_PAGE_BYTES = 4096

const filled = new Map<number, Uint8Array>()

/** The byte that fills the page, as a file system's empty areas are filled; undefined when there are several. */
export function fillOf(page: Uint8Array): number | undefined {
  const fill = page[0]
  if (isWords(page)) {
    const words = new Uint32Array(page.buffer, page.byteOffset, page.length / 4)
    const word = Math.imul(fill ?? 0, 0x0101_0101) >>> 0
    for (let at = 0; at < words.length; at++) if (words[at] !== word) return undefined
    return fill
  }
  for (let at = 1; at < page.length; at++) if (page[at] !== fill) return undefined
  return fill
}

function isWords({ byteOffset, length }: Uint8Array): boolean {
  return byteOffset % 4 === 0 && length % 4 === 0
}

/** All pages that one byte fills are one array: some 64 MiB of an empty log are read for a plan. */
export function filledPage(fill: number, length: number): Uint8Array {
  const name = fill + 256 * length
  const page = filled.get(name) ?? new Uint8Array(length).fill(fill)
  filled.set(name, page)
  return page
}

/** What was read of a source, page by page, as it was when it was first read. */
export type SnapshotPages = ReadonlyMap<number, Uint8Array>

export interface SnapshotSource extends ByteSource {
  /** By page number, all that were read until now. */
  readonly pages: SnapshotPages
}

/** Answers every read as the first one of its page was answered, whatever is written to `source` meanwhile. */
export function snapshotReads(source: ByteSource): SnapshotSource {
  const pages = new Map<number, Uint8Array>()
  const { size } = source
  const readInto = (first: number, end: number) => {
    const start = first * SNAPSHOT_PAGE_BYTES
    const bytes = new Uint8Array(Math.min(end * SNAPSHOT_PAGE_BYTES, size) - start)
    for (let done = 0; done < bytes.length; ) {
      const count = source.readAt(start + done, bytes.subarray(done))
      if (count <= 0) break
      done += count
    }
    for (let page = first; page < end; page++) {
      const own = bytes.subarray((page - first) * SNAPSHOT_PAGE_BYTES, (page - first + 1) * SNAPSHOT_PAGE_BYTES)
      const fill = fillOf(own)
      pages.set(page, fill === undefined ? own.slice() : filledPage(fill, own.length))
    }
  }
  return {
    ...fromPages(size, pages, (first, end) => {
      for (let page = first; page < end; page++) {
        if (pages.has(page)) continue
        let stop = page + 1
        while (stop < end && !pages.has(stop)) stop += 1
        readInto(page, stop)
        page = stop - 1
      }
    }),
    pages,
  }
}

/** A source of which nothing is known but `pages`; `onMissing` is called for a read beside them and must throw. */
export function sourceOfSnapshot(size: number, pages: SnapshotPages, onMissing: () => never): SnapshotSource {
  const source = fromPages(size, pages, (first, end) => {
    for (let page = first; page < end; page++) if (!pages.has(page)) onMissing()
  })
  return { ...source, pages }
}

function fromPages(size: number, pages: SnapshotPages, need: (first: number, end: number) => void): ByteSource {
  return {
    size,
    readAt(offset, into) {
      const length = Math.max(0, Math.min(into.length, size - offset))
      if (length === 0) return 0
      need(Math.floor(offset / SNAPSHOT_PAGE_BYTES), Math.ceil((offset + length) / SNAPSHOT_PAGE_BYTES))
      for (let done = 0; done < length; ) {
        const page = Math.floor((offset + done) / SNAPSHOT_PAGE_BYTES)
        const within = offset + done - page * SNAPSHOT_PAGE_BYTES
        const part = pages.get(page)?.subarray(within, within + length - done) ?? new Uint8Array(0)
        into.set(part, done)
        done += Math.max(part.length, 1)
      }
      return length
    },
  }
}
