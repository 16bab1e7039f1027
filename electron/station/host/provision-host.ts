import { createHash, randomUUID } from 'node:crypto'
import type { ProvisionHost } from '../../../shared/provision/host.ts'
import { createBlobPool } from './blobs/blob-pool.ts'
import { createReadBackPool } from './blobs/read-back-pool.ts'
import { clearHeap } from './clear-heap.ts'
import { loadCodecs } from './codecs.ts'
import { openFileDevice } from './file-device.ts'
import { sha1 } from './hashing.ts'
import { createHttpClient } from './http/http-client.ts'
import { inflate, localNetwork, pause, signWithKey } from './http/mp-host.ts'
import { lockTarget } from './lock/target-lock.ts'
import { openMediaFiles } from './media-files.ts'
import { readMedia } from './media-pass.ts'

/** The machine as the pipeline sees it. */
export function openProvisionHost(): ProvisionHost {
  return {
    openMedia: openMediaFiles,
    openTarget: openFileDevice,
    lockTarget,
    readMedia,
    newGuid: randomUUID,
    codecs: loadCodecs(),
    sha1,
    clearHeap,
    createSha256: () => {
      const hash = createHash('sha256')
      return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest() }
    },
    blobs: createBlobPool(),
    readBack: createReadBackPool(),
    now: () => new Date(),
    elapsedMs: () => performance.now(),
    openHttp: createHttpClient,
    pause,
    localNetwork,
    inflate,
    signWithKey,
  }
}
