import { closeSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs'
import type { ByteDevice } from '../../shared/bytes/byte-source.ts'
import { STREAM_REPARSE } from '../../shared/tree/file-tree.ts'
import { formatNtfs } from '../../shared/volume/ntfs/format/format.ts'
import { openFreshVolume } from '../../shared/volume/ntfs/fresh-volume.ts'
import { metadataWrites } from '../../shared/volume/ntfs/populate/metadata.ts'
import { extentsOf, type NtfsPlan, planPopulate } from '../../shared/volume/ntfs/populate/plan.ts'
import type { MadeTree } from './ntfs-populate-tree.ts'
import { mustRun } from './program.ts'

export interface Shape {
  readonly maker: 'prestage' | 'mkntfs'
  readonly clusterSize: number
  readonly sectorSize: number
}

export const LABEL = 'Bench 7'
const SERIAL = 0x1122334455667788n
export const FORMATTED_AT = 133000000000000000n

export interface OpenImage extends ByteDevice {
  close(): void
}

/** A sparse image of one volume, formatted. */
export function makeVolume(path: string, bytes: number, shape: Shape): OpenImage {
  const descriptor = openSync(path, 'wx')
  ftruncateSync(descriptor, bytes)
  closeSync(descriptor)
  const { clusterSize, sectorSize } = shape
  if (shape.maker === 'mkntfs') {
    const sizes = ['-c', String(clusterSize), '-s', String(sectorSize)]
    mustRun('mkntfs', ['-F', '-Q', '-q', ...sizes, '-p', '0', '-H', '255', '-S', '63', '-L', LABEL, path])
  }
  const device = deviceOf(path)
  if (shape.maker === 'prestage') {
    const identity = { volumeLabel: LABEL, serialNumber: SERIAL, hiddenSectors: 2048, createdAt: FORMATTED_AT }
    formatNtfs(device, { clusterSize, sectorSize, ...identity })
  }
  return device
}

export function deviceOf(path: string): OpenImage {
  const descriptor = openSync(path, 'r+')
  return {
    size: fstatSync(descriptor).size,
    readAt: (offset, into) => readSync(descriptor, into, 0, into.length, offset),
    writeAt(offset, data) {
      for (let done = 0; done < data.length; )
        done += writeSync(descriptor, data, done, data.length - done, offset + done)
    },
    close: () => closeSync(descriptor),
  }
}

/** Plans the tree and writes all of it, content and metadata. */
export function populate(device: ByteDevice, made: MadeTree): NtfsPlan {
  const { tree, contentOf } = made
  const plan = planPopulate(openFreshVolume(device, 'volume'), tree)
  for (let stream = 0; stream < tree.streams.count; stream++) {
    if (tree.streams.kind[stream] === STREAM_REPARSE) continue
    const content = contentOf(stream)
    for (const { deviceOffset, streamOffset, length } of extentsOf(plan, stream))
      device.writeAt(deviceOffset, content.subarray(streamOffset, streamOffset + length))
  }
  metadataWrites(plan, contentOf, (offset, bytes) => device.writeAt(offset, bytes))
  return plan
}
