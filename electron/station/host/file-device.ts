import { closeSync, constants, fstatSync, fsyncSync, openSync, readSync, statSync, writeSync } from 'node:fs'
import { Fault } from '../../../shared/bytes/fault.ts'
import type { MediaFile, TargetFile } from '../../../shared/provision/host-files.ts'
import { targetFault } from '../../../shared/provision/targets/target-fault.ts'

/** A media file for reading. Fault: `media-not-found` {path}. */
export function openFileSource(path: string): MediaFile {
  return openForReading(path, () => new Fault('media-not-found', { path }))
}

/** A target for reading only, as the first-boot check opens it. Fault: `target-not-found` {path}. */
export function openFileTarget(path: string): MediaFile {
  return openForReading(path, () => new Fault('target-not-found', { path }))
}

/** A pipe would hold its opener up until somebody writes to it; Windows has none among its files. */
const READ_AT_ONCE = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

function openForReading(path: string, faultOf: (code: string) => Fault): MediaFile {
  const descriptor = attempt(() => openSync(path, READ_AT_ONCE), faultOf)
  const opened = fstatSync(descriptor, { bigint: true })
  if (opened.isFIFO()) {
    closeSync(descriptor)
    throw faultOf('EINVAL')
  }
  return {
    size: Number(opened.size),
    readAt: (offset, into) => readSync(descriptor, into, 0, into.length, offset),
    isChangedAt: (named) => {
      const now = statSync(named, { bigint: true, throwIfNoEntry: false })
      return (['dev', 'ino', 'size', 'mtimeNs'] as const).some((what) => now?.[what] !== opened[what])
    },
    close: () => closeSync(descriptor),
  }
}

/** A target for writing. Faults: `target-not-found`, `target-read-only`, `target-full`, `target-write-failed`. */
export function openFileDevice(path: string): TargetFile {
  const descriptor = attempt(
    () => openSync(path, 'r+'),
    (code) => targetFault(code, path),
  )
  const opened = fstatSync(descriptor, { bigint: true })
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
    flush() {
      attempt(
        () => fsyncSync(descriptor),
        (code) => targetFault(code, path),
      )
      // A file without a name is lost as soon as it is closed, however well it took everything.
      if (fstatSync(descriptor).nlink === 0) throw targetFault('ENOENT', path)
    },
    changedAt: (named) => {
      const now = statSync(named, { bigint: true, throwIfNoEntry: false })
      if (now?.dev !== opened.dev || now.ino !== opened.ino) return 'file'
      return now.size === opened.size ? undefined : 'size'
    },
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
