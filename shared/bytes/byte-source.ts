/** Random-access bytes of known size. Offsets and sizes are in bytes, exact up to 2^53. */
export interface ByteSource {
  readonly size: number
  /** Fills `into` from `offset`; returns the bytes read, fewer only at the end of the source. */
  readAt(offset: number, into: Uint8Array): number
}

/** Random-access writes into something of fixed size; a write past the end is a fault of ours. */
export interface ByteSink {
  readonly size: number
  writeAt(offset: number, bytes: Uint8Array): void
}

export interface ByteDevice extends ByteSource, ByteSink {}

/** Exactly `length` bytes from `offset`, or `undefined` when the source ends before them. */
export function readExactly(source: ByteSource, offset: number, length: number): Uint8Array<ArrayBuffer> | undefined {
  if (offset < 0 || length < 0 || offset + length > source.size) return undefined
  const bytes = new Uint8Array(length)
  return readInto(source, offset, bytes) ? bytes : undefined
}

/** Fills `into` from `offset`; false when the source ends before. */
export function readInto(source: ByteSource, offset: number, into: Uint8Array): boolean {
  for (let done = 0; done < into.length; ) {
    const count = source.readAt(offset + done, into.subarray(done))
    if (count <= 0) return false
    done += count
  }
  return true
}

/** `bytes` as a device; writes land in the array itself. */
export function memoryDevice(bytes: Uint8Array): ByteDevice {
  return {
    size: bytes.length,
    readAt(offset, into) {
      const part = bytes.subarray(offset, offset + into.length)
      into.set(part)
      return part.length
    },
    writeAt(offset, data) {
      bytes.set(data, offset)
    },
  }
}

/** The part of a device from `start`, `size` bytes long: a partition of a disk. */
export function windowOf(device: ByteDevice, start: number, size: number): ByteDevice {
  return {
    ...sourceWindow(device, start, size),
    writeAt(offset, bytes) {
      if (offset < 0 || offset + bytes.length > size) throw new RangeError('write outside the window')
      device.writeAt(start + offset, bytes)
    },
  }
}

/** The part of a source from `start`, `size` bytes long. */
export function sourceWindow(source: ByteSource, start: number, size: number): ByteSource {
  return {
    size,
    readAt(offset, into) {
      const length = Math.max(0, Math.min(into.length, size - offset))
      return length === 0 ? 0 : source.readAt(start + offset, into.subarray(0, length))
    },
  }
}
