import { Fault } from '../../bytes/fault.ts'
import type { Patch } from '../../bytes/overlay.ts'
import { sameBytes } from '../../bytes/same-bytes.ts'
import type { DiskRange, VirtualDisk } from '../../disk/virtual-disk.ts'
import type { TargetFile } from '../host-files.ts'
import { parametersOf, veiled } from './boot-sector-copy.ts'
import { type Marker, markerSector } from './marker.ts'

/** A volume that is not to be taken for a good one while a run is unfinished. Offsets are bytes of the disk. */
export interface GuardedVolume {
  readonly start: number
  /** Its first MARKER_BYTES as they will be when the run is proven. */
  readonly bootSector: Uint8Array
  /** Where the volume keeps a copy of it; undefined when it keeps none. */
  readonly copyAt: number | undefined
  /** Where a volume without a copy has room for one while the run lasts. */
  readonly spareAt?: number | undefined
  readonly label: string
}

/** Stands between a target and everybody who might take it for a good disk. */
export interface BootGuard {
  /** What `lift` writes. */
  readonly seals: readonly Patch[]
  /** All places that it writes to. */
  readonly places: readonly DiskRange[]
  /** Puts the markers over the boot sectors, then takes their copies out of sight; each waits until it lies on the disk. */
  set(): void
  /** Puts the copies back, then the boot sectors, that of the last volume last of all, and reads them again. Fault `target-readback-differs`. */
  lift(path: string): void
}

/** `volumes` in the order in which they become good. */
export function guardBoot(
  disk: VirtualDisk,
  file: Pick<TargetFile, 'flush'>,
  volumes: readonly GuardedVolume[],
  marker: Pick<Marker, 'run' | 'station' | 'time'>,
): BootGuard {
  const copies = volumes.flatMap(({ copyAt, bootSector }): readonly Patch[] =>
    copyAt === undefined ? [] : [{ offset: copyAt, bytes: bootSector }],
  )
  const spares = volumes.flatMap(({ spareAt, bootSector }): readonly Patch[] =>
    spareAt === undefined ? [] : [{ offset: spareAt, bytes: veiled(bootSector) }],
  )
  const firsts = volumes.map(({ start, bootSector }): Patch => ({ offset: start, bytes: bootSector }))
  const seals = [...copies, ...firsts]
  const write = (patches: readonly Patch[]) => {
    for (const { offset, bytes } of patches) disk.writeAt(offset, bytes)
    file.flush()
  }
  return {
    seals,
    places: [...seals, ...spares].map(({ offset, bytes }) => ({ offset, length: bytes.length })),
    set() {
      if (spares.length > 0) write(spares)
      write(
        volumes.map(({ start, copyAt, spareAt, bootSector, label }) => {
          const at = copyAt ?? spareAt
          const kept = {
            ...(copyAt === undefined ? { boot: parametersOf(bootSector) } : {}),
            ...(at === undefined ? {} : { backup: at - start }),
          }
          return { offset: start, bytes: markerSector({ ...marker, label, ...kept }) }
        }),
      )
      write(copies.map(({ offset, bytes }) => ({ offset, bytes: veiled(bytes) })))
    },
    lift(path) {
      write(copies)
      for (const first of firsts) write([first])
      for (const { offset, bytes } of seals) {
        const again = new Uint8Array(bytes.length)
        disk.readAt(offset, again)
        if (!sameBytes(again, bytes)) throw new Fault('target-readback-differs', { path, offset })
      }
    },
  }
}
