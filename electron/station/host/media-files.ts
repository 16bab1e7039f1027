import { existsSync } from 'node:fs'
import path from 'node:path'
import { isFault } from '../../../shared/bytes/fault.ts'
import type { MediaFile } from '../../../shared/provision/host-files.ts'
import { readHeader } from '../../../shared/wim/header.ts'
import { joinParts, type MediaSource } from '../../../shared/wim/parts.ts'
import { openFileSource } from './file-device.ts'
import { inCall } from './threads/file-calls.ts'

/** A media's file or, when it is split, the bytes of all parts that lie beside the one named, in the order of their names. */
export interface MediaFiles extends MediaFile, MediaSource {
  /** Paths of the parts, in the order in which their bytes count. */
  readonly paths: readonly string[]
}

/** Fault: `media-not-found` {path}. What is wrong with a set, `openWim` tells from the headers. */
export function openMediaFiles(file: string): MediaFiles {
  const named = openFileSource(file)
  const files = [{ path: file, source: named }]
  const close = () => {
    for (const { source } of files) source.close()
  }
  try {
    const names = partNames(file, named)
    if (names.length > 1)
      files.splice(0, 1, ...names.map((name) => ({ path: name, source: name === file ? named : openFileSource(name) })))
  } catch (error) {
    close()
    throw error
  }
  return {
    ...joinParts(files),
    paths: files.map(({ path: own }) => own),
    isChangedAt: () => files.some(({ path: own, source }) => source.isChangedAt(own)),
    close,
  }
}

/** The first part is `name.swm`, the others `name2.swm` and so on (DISM's and wimlib's naming); those that are there. */
function partNames(file: string, source: MediaFile): readonly string[] {
  const header = headerOf(source, file)
  if (header === undefined || header.totalParts === 1) return [file]
  const { dir, name, ext } = path.parse(file)
  const number = String(header.part)
  const stem = header.part > 1 && name.endsWith(number) ? name.slice(0, -number.length) : name
  const names = Array.from({ length: header.totalParts }, (_, index) =>
    path.join(dir, `${stem}${index === 0 ? '' : index + 1}${ext}`),
  )
  return names.includes(path.normalize(file))
    ? names
        .map((part) => (part === path.normalize(file) ? file : part))
        .filter((part) => inCall('media', () => existsSync(part)))
    : [file]
}

function headerOf(source: MediaFile, file: string) {
  try {
    return readHeader(source, file)
  } catch (error) {
    if (isFault(error)) return undefined
    throw error
  }
}
