import path from 'node:path'
import { readTargetMarker } from '../../../../electron/station/target/find-marker.ts'
import { inspectTarget } from '../../../../electron/station/target/inspect-target.ts'
import { readLocks } from '../../../../electron/station/target/target-locks.ts'
import type { TargetReader } from '../../../../electron/station/target/target-reading.ts'

/** Reads of files of this name never return, as on a share that is gone. */
function hangOn(file: string): void {
  if (path.basename(file) === 'silent.img') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

export const reader: TargetReader = {
  facts: (file) => {
    hangOn(file)
    return inspectTarget(file)
  },
  marker: (file) => {
    hangOn(file)
    return readTargetMarker(file)
  },
  locks: readLocks,
}
