import type { DiskFile } from '../../../shared/disk/virtual-disk.ts'

const PAGE = 1 << 16

export interface WrittenBytes {
  readonly offset: number
  readonly bytes: Uint8Array
}

/** A file in memory that grows with writes past its end and keeps holes as holes. */
export interface SparseFile extends DiskFile {
  /** Every write so far, in order. */
  readonly writes: readonly WrittenBytes[]
  /** Cuts the file off, or lengthens it with zeros. */
  truncate(size: number): void
}

export function sparseFile(): SparseFile {
  const pages = new Map<number, Uint8Array>()
  const writes: WrittenBytes[] = []
  let size = 0
  const eachPage = (
    offset: number,
    length: number,
    visit: (page: number, within: number, from: number, n: number) => void,
  ) => {
    for (let done = 0; done < length; ) {
      const page = Math.floor((offset + done) / PAGE)
      const within = offset + done - page * PAGE
      const part = Math.min(PAGE - within, length - done)
      visit(page, within, done, part)
      done += part
    }
  }
  const put = (offset: number, bytes: Uint8Array) =>
    eachPage(offset, bytes.length, (page, within, from, n) => {
      const known = pages.get(page) ?? new Uint8Array(PAGE)
      known.set(bytes.subarray(from, from + n), within)
      pages.set(page, known)
    })
  return {
    get size() {
      return size
    },
    writes,
    readAt(offset, into) {
      const length = Math.max(0, Math.min(into.length, size - offset))
      eachPage(offset, length, (page, within, from, n) => {
        const known = pages.get(page)
        if (known === undefined) into.fill(0, from, from + n)
        else into.set(known.subarray(within, within + n), from)
      })
      return length
    },
    writeAt(offset, bytes) {
      writes.push({ offset, bytes: bytes.slice() })
      put(offset, bytes)
      size = Math.max(size, offset + bytes.length)
    },
    truncate(to) {
      for (const [page, bytes] of pages) {
        if (page * PAGE >= to) pages.delete(page)
        else if ((page + 1) * PAGE > to) bytes.fill(0, to - page * PAGE)
      }
      size = to
    },
  }
}

/** The file as it is when only the first writes arrived, the last of them cut after `kept` bytes. */
export function replayed(writes: readonly WrittenBytes[], kept?: number): SparseFile {
  const file = sparseFile()
  writes.forEach(({ offset, bytes }, index) => {
    file.writeAt(offset, index === writes.length - 1 ? bytes.subarray(0, kept) : bytes)
  })
  return file
}
