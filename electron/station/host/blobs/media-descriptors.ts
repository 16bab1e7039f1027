import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { joinParts, type MediaSource } from '../../../../shared/wim/parts.ts'
import { inCall } from '../threads/file-calls.ts'

/** A thread's own descriptors of a media's files, read as one. Throws what the system says. */
export function openDescriptors(paths: readonly string[]): { readonly media: MediaSource; close(): void } {
  const descriptors: number[] = []
  const close = () => {
    for (const descriptor of descriptors) inCall('media', () => closeSync(descriptor))
  }
  try {
    const files = paths.map((path) => {
      const descriptor = inCall('media', () => openSync(path, 'r'))
      descriptors.push(descriptor)
      return {
        path,
        source: {
          size: inCall('media', () => fstatSync(descriptor).size),
          readAt: (offset: number, into: Uint8Array) =>
            inCall('media', () => readSync(descriptor, into, 0, into.length, offset)),
        },
      }
    })
    return { media: joinParts(files), close }
  } catch (error) {
    close()
    throw error
  }
}
