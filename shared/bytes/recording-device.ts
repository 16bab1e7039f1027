import type { ByteDevice, ByteSink, ByteSource } from './byte-source.ts'

const PAGE_BYTES = 1 << 16

/** A device whose writes stay in memory over an untouched source, until they are replayed to a sink. */
export interface RecordingDevice extends ByteDevice {
  /** Hands every page that was written, in ascending order. */
  replay(emit: ByteSink['writeAt']): void
}

/** Memory grows by 64 KiB for each page written; meant for formatting, which writes some tens of MiB. */
export function recordWrites(source: ByteSource): RecordingDevice {
  const pages = new Map<number, Uint8Array>()
  const pageFor = (number: number) => {
    const known = pages.get(number)
    if (known !== undefined) return known
    const page = new Uint8Array(Math.min(PAGE_BYTES, source.size - number * PAGE_BYTES))
    source.readAt(number * PAGE_BYTES, page)
    pages.set(number, page)
    return page
  }
  return {
    size: source.size,
    readAt(offset, into) {
      const count = source.readAt(offset, into)
      eachPage(offset, count, (number, within, from, length) => {
        const page = pages.get(number)
        if (page !== undefined) into.set(page.subarray(within, within + length), from)
      })
      return count
    },
    writeAt(offset, bytes) {
      if (offset < 0 || offset + bytes.length > source.size) throw new RangeError('write outside the device')
      eachPage(offset, bytes.length, (number, within, from, length) => {
        pageFor(number).set(bytes.subarray(from, from + length), within)
      })
    },
    replay(emit) {
      for (const number of [...pages.keys()].sort((a, b) => a - b)) emit(number * PAGE_BYTES, pageFor(number))
    },
  }
}

function eachPage(
  offset: number,
  length: number,
  visit: (number: number, within: number, from: number, length: number) => void,
): void {
  for (let done = 0; done < length; ) {
    const number = Math.floor((offset + done) / PAGE_BYTES)
    const within = offset + done - number * PAGE_BYTES
    const part = Math.min(PAGE_BYTES - within, length - done)
    visit(number, within, done, part)
    done += part
  }
}
