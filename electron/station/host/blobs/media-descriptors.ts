import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { joinParts, type MediaSource } from '../../../../shared/wim/parts.ts'

/** A thread's own descriptors of a media's files, read as one. Throws what the system says. */
export function openDescriptors(paths: readonly string[]): { readonly media: MediaSource; close(): void } {
  const descriptors: number[] = []
  const close = () => {
    for (const descriptor of descriptors) closeSync(descriptor)
  }
  try {
    const files = paths.map((path) => {
      const descriptor = openSync(path, 'r')
      descriptors.push(descriptor)
      return {
        path,
        source: {
          size: fstatSync(descriptor).size,
          readAt: (offset: number, into: Uint8Array) => readSync(descriptor, into, 0, into.length, offset),
        },
      }
    })
    return { media: joinParts(files), close }
  } catch (error) {
    close()
    throw error
  }
}
