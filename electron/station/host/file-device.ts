import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'
import { Fault } from '../../../shared/bytes/fault.ts'
import type { MediaFile, TargetFile } from '../../../shared/provision/host.ts'
import { targetFault } from '../../../shared/provision/target-fault.ts'

/** A media file for reading. Fault: `media-not-found` {path}. */
export function openFileSource(path: string): MediaFile {
  const descriptor = attempt(
    () => openSync(path, 'r'),
    () => new Fault('media-not-found', { path }),
  )
  return {
    size: fstatSync(descriptor).size,
    readAt: (offset, into) => readSync(descriptor, into, 0, into.length, offset),
    close: () => closeSync(descriptor),
  }
}

/** A target for reading only, as the first-boot check opens it. Fault: `target-not-found` {path}. */
export function openFileTarget(path: string): MediaFile {
  const descriptor = attempt(
    () => openSync(path, 'r'),
    () => new Fault('target-not-found', { path }),
  )
  return {
    size: fstatSync(descriptor).size,
    readAt: (offset, into) => readSync(descriptor, into, 0, into.length, offset),
    close: () => closeSync(descriptor),
  }
}

/** A target for writing. Faults: `target-not-found`, `target-read-only`, `target-full`, `target-write-failed`. */
export function openFileDevice(path: string): TargetFile {
  const descriptor = attempt(
    () => openSync(path, 'r+'),
    (code) => targetFault(code, path),
  )
  return {
    get size() {
      return fstatSync(descriptor).size
    },
    readAt: (offset, into) => readSync(descriptor, into, 0, into.length, offset),
    writeAt(offset, bytes) {
      for (let done = 0; done < bytes.length; ) {
        done += attempt(
          () => writeSync(descriptor, bytes, done, bytes.length - done, offset + done),
          (code) => targetFault(code, path),
        )
      }
    },
    flush: () =>
      attempt(
        () => fsyncSync(descriptor),
        (code) => targetFault(code, path),
      ),
    close: () => closeSync(descriptor),
  }
}

function attempt<Value>(act: () => Value, faultOf: (code: string) => Fault): Value {
  try {
    return act()
  } catch (error) {
    throw faultOf(error instanceof Error && 'code' in error ? String(error.code) : 'unknown')
  }
}
