import { closeSync, constants, fstatSync, fsyncSync, openSync, readSync, statSync, writeSync } from 'node:fs'
import { Fault } from '../../../shared/bytes/fault.ts'
import type { MediaFile, TargetFile } from '../../../shared/provision/host-files.ts'
import { targetFault } from '../../../shared/provision/targets/target-fault.ts'
import { inCall, inFlush, type Place } from './threads/file-calls.ts'

/** A media file for reading. Fault: `media-not-found` {path}, also for a read that fails. */
export function openFileSource(path: string): MediaFile {
  const fault = () => new Fault('media-not-found', { path })
  return openForReading(path, 'media', fault, fault)
}

/** A target for reading only, as the first-boot check opens it. Faults: `target-not-found`, `target-read-failed` {path}. */
export function openFileTarget(path: string): MediaFile {
  return openForReading(
    path,
    'target',
    () => new Fault('target-not-found', { path }),
    (reason) => new Fault('target-read-failed', { path, reason }),
  )
}

/** A pipe would hold its opener up until somebody writes to it; Windows has none among its files. */
const READ_AT_ONCE = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

function openForReading(
  path: string,
  place: Place,
  faultOf: (code: string) => Fault,
  readFaultOf: (code: string) => Fault,
): MediaFile {
  const descriptor = attempt(() => inCall(place, () => openSync(path, READ_AT_ONCE)), faultOf)
  const opened = inCall(place, () => fstatSync(descriptor, { bigint: true }))
  if (opened.isFIFO()) {
    closeSync(descriptor)
    throw faultOf('EINVAL')
  }
  return {
    size: Number(opened.size),
    readAt: (offset, into) =>
      attempt(() => inCall(place, () => readSync(descriptor, into, 0, into.length, offset)), readFaultOf),
    isChangedAt: (named) => {
      const now = inCall(place, () => statSync(named, { bigint: true, throwIfNoEntry: false }))
      return (['dev', 'ino', 'size', 'mtimeNs'] as const).some((what) => now?.[what] !== opened[what])
    },
    close: () => inCall(place, () => closeSync(descriptor)),
  }
}

/** A target for writing. Faults: `target-not-found`, `target-read-only`, `target-full`, `target-{read,write}-failed`. */
export function openFileDevice(path: string): TargetFile {
  const act = <Value>(call: () => Value) =>
    attempt(
      () => inCall('target', call),
      (code) => targetFault(code, path),
    )
  const descriptor = act(() => openSync(path, 'r+'))
  const stat = () => inCall('target', () => fstatSync(descriptor, { bigint: true }))
  const opened = stat()
  return {
    get size() {
      return Number(stat().size)
    },
    readAt: (offset, into) =>
      attempt(
        () => inCall('target', () => readSync(descriptor, into, 0, into.length, offset)),
        (reason) => new Fault('target-read-failed', { path, reason }),
      ),
    writeAt(offset, bytes) {
      for (let done = 0; done < bytes.length; )
        done += act(() => writeSync(descriptor, bytes, done, bytes.length - done, offset + done))
    },
    flush() {
      attempt(
        () => inFlush('target', () => fsyncSync(descriptor)),
        (code) => targetFault(code, path),
      )
      // A file without a name is lost as soon as it is closed, however well it took everything.
      if (stat().nlink === 0n) throw targetFault('ENOENT', path)
    },
    changedAt: (named) => {
      const now = inCall('target', () => statSync(named, { bigint: true, throwIfNoEntry: false }))
      if (now?.dev !== opened.dev || now.ino !== opened.ino) return 'file'
      return now.size === opened.size ? undefined : 'size'
    },
    close: () => inCall('target', () => closeSync(descriptor)),
  }
}

function attempt<Value>(act: () => Value, faultOf: (code: string) => Fault): Value {
  try {
    return act()
  } catch (error) {
    throw faultOf(error instanceof Error && 'code' in error ? String(error.code) : 'unknown')
  }
}
