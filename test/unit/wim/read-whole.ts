import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { loadCodecs } from '../../../electron/station/host/codecs.ts'
import { sha1 } from '../../../electron/station/host/hashing.ts'
import { memoryDevice } from '../../../shared/bytes/byte-source.ts'
import { isFault } from '../../../shared/bytes/fault.ts'
import { bytesToHex } from '../../../shared/bytes/hex.ts'
import type { FileTree } from '../../../shared/tree/file-tree.ts'
import { readBlob } from '../../../shared/wim/blob.ts'
import { wimFault } from '../../../shared/wim/faults.ts'
import { readImage } from '../../../shared/wim/image.ts'
import { verifyIntegrity } from '../../../shared/wim/integrity.ts'
import { openWim, type Wim } from '../../../shared/wim/open.ts'
import type { MediaSource } from '../../../shared/wim/parts.ts'
import { readFacts, readXml } from '../../../shared/wim/xml.ts'

export const CORPUS = path.join(import.meta.dirname, '../../corpus/wim')

export const CORPUS_NAMES = readdirSync(CORPUS).filter((name) => name.endsWith('.wim'))

export function corpusFile(name: string): Uint8Array {
  return new Uint8Array(readFileSync(path.join(CORPUS, name)))
}

export interface Reading {
  /** Code of the fault that reading ended with. */
  readonly code: string | undefined
  /** Digest of all trees and contents. */
  readonly content: string | undefined
}

const codecs = loadCodecs()

/** XML data that was read without a fault: parsing it takes longer than all the rest. */
const knownXml = new Set<string>()

/** Reads all of a WIM as verification does: tables, integrity, XML, images, contents. Throws what is no fault. */
export function readWhole(bytes: Uint8Array): Reading {
  return readSource(memoryDevice(bytes))
}

/** The same for media of several parts. */
export function readSource(source: MediaSource): Reading {
  try {
    const wim = openWim(source, 'media.wim')
    const xml = readXml(wim, source)
    if (!knownXml.has(xml)) {
      readFacts(xml)
      knownXml.add(xml)
    }
    verifyIntegrity(wim, source, sha1, () => undefined)
    const digest = createHash('sha1')
    for (let image = 1; image <= wim.metadataRows.length; image++)
      digest.update(JSON.stringify(listed(readImage(wim, source, image, codecs, sha1), wim)))
    const contents: string[] = []
    for (let row = 0; row < wim.blobs.count; row++) {
      const content = readBlob(wim, source, row, codecs)
      const wanted = wim.blobs.sha1.subarray(row * 20, row * 20 + 20)
      const found = sha1(content)
      if (!found.every((byte, at) => byte === wanted[at])) throw wimFault('media-blob-damaged')
      contents.push(bytesToHex(found))
    }
    digest.update(contents.sort().join())
    return { code: undefined, content: digest.digest('hex') }
  } catch (error) {
    if (!isFault(error)) throw error
    return { code: error.code, content: undefined }
  }
}

function listed({ inodes, names, streams, securityDescriptors }: FileTree, wim: Wim): unknown {
  return [
    [inodes.attributes, inodes.security, inodes.reparseTag].map((table) => [...table]),
    [inodes.creationTime, inodes.lastAccessTime, inodes.lastWriteTime].map((times) => times.join()),
    Array.from(inodes.objectIds, ([inode, id]) => [inode, ...id]),
    Array.from(names.inode, (inode, name) => [names.parent[name], inode, names.nameOf(name), names.shortNameOf(name)]),
    Array.from(streams.blob, (row, stream) => [
      streams.kind[stream],
      streams.nameOf(stream),
      row < 0 ? '' : wim.blobs.sha1.subarray(row * 20, row * 20 + 20).join(),
    ]),
    [...streams.start],
    securityDescriptors.map((descriptor) => descriptor.join()),
  ]
}
