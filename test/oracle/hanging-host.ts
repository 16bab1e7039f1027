import path from 'node:path'
import { openProvisionHost } from '../../electron/station/host/provision-host.ts'
import type { ProvisionHost } from '../../shared/provision/host.ts'
import type { TargetFile } from '../../shared/provision/host-files.ts'

/** What goes well before a target hangs, by the first part of its file's name: the markers, or some metadata besides. */
const GOOD_WRITES: Readonly<Record<string, number>> = { 'hangs-at-once': 0, 'hangs-later': 6 }

/** The host of a target's thread, in which the files of some names never return from a write. */
export function openHost(): ProvisionHost {
  const host = openProvisionHost()
  return {
    ...host,
    openTarget(file) {
      const most = GOOD_WRITES[path.basename(file).split('.')[0] ?? '']
      const target = host.openTarget(file)
      return most === undefined ? target : hangingAfter(target, most)
    },
  }
}

function hangingAfter(file: TargetFile, most: number): TargetFile {
  let writes = 0
  return {
    get size() {
      return file.size
    },
    readAt: (offset, into) => file.readAt(offset, into),
    writeAt(offset, bytes) {
      writes += 1
      if (writes > most) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
      file.writeAt(offset, bytes)
    },
    flush: () => file.flush(),
    changedAt: (named) => file.changedAt(named),
    close: () => file.close(),
  }
}
