import fc from 'fast-check'
import { expect, it } from 'vitest'
import { loadCodecs } from '../../../electron/station/host/codecs.ts'
import { sha1 } from '../../../electron/station/host/hashing.ts'
import { bootImageEntries, SAMPLE_DESCRIPTOR } from '../../../electron/station/sample/sample-content.ts'
import { memoryDevice } from '../../../shared/bytes/byte-source.ts'
import { isFault } from '../../../shared/bytes/fault.ts'
import { buildTree } from '../../../shared/tree/tree-builder.ts'
import { readBlob } from '../../../shared/wim/blob.ts'
import { readImage } from '../../../shared/wim/image.ts'
import { verifyIntegrity } from '../../../shared/wim/integrity.ts'
import { HEADER, SHA1_BYTES } from '../../../shared/wim/layout.ts'
import { openWim } from '../../../shared/wim/open.ts'
import { writeWim } from '../../../shared/wim/write.ts'
import { readFacts, readXml } from '../../../shared/wim/xml.ts'

const codecs = loadCodecs()
const WIM = smallWim()
const METADATA = locateMetadata()

/** Bytes to put over the file, most often where the tables are: header, metadata, or anywhere. */
const place = fc.oneof(
  fc.nat(HEADER.bytes - 1),
  fc.nat(METADATA.length - 1).map((at) => METADATA.offset + at),
  fc.nat(WIM.length - 1),
)
const edit = fc.record({ at: place, bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }) })
const damage = fc.record({
  edits: fc.array(edit, { minLength: 1, maxLength: 4 }),
  length: fc.option(fc.nat(WIM.length), { freq: 8, nil: WIM.length }),
})

it('a WIM as written is read without a fault', () => {
  expect(problemOf(WIM)).toBeUndefined()
})

it('a WIM with any bytes changed or cut off is read, or refused with a fault, and never anything else', () => {
  fc.assert(
    fc.property(damage, ({ edits, length }) => {
      const bytes = WIM.slice()
      for (const { at, bytes: patch } of edits) bytes.set(patch.subarray(0, bytes.length - at), at)
      expect(problemOf(bytes.subarray(0, length))).toSatisfy((problem) => problem === undefined || isFault(problem))
    }),
    { numRuns: 2000 },
  )
})

function problemOf(bytes: Uint8Array): unknown {
  const source = memoryDevice(bytes)
  const attempt = (read: () => void): unknown => {
    try {
      read()
    } catch (error) {
      return error
    }
    return undefined
  }
  let readRest: unknown
  const opening = attempt(() => {
    const wim = openWim(source, 'media.wim')
    const steps = [
      () => verifyIntegrity(wim, source, sha1, () => undefined),
      () => readFacts(readXml(wim, source)),
      // A digest that always agrees lets damaged metadata through to the parser behind the check.
      () => readImage(wim, source, 1, codecs, () => METADATA.digest),
      () => Array.from({ length: wim.blobs.count }, (_, row) => readBlob(wim, source, row, codecs)),
    ]
    const problems = steps.map(attempt).filter((problem) => problem !== undefined)
    readRest = problems.find((problem) => !isFault(problem)) ?? problems[0]
  })
  return opening ?? readRest
}

function smallWim(): Uint8Array {
  const { tree, contents } = buildTree(bootImageEntries(), 133000000000000000n, SAMPLE_DESCRIPTOR)
  const image = { name: 'Small', description: 'A few files', architecture: 9, tree, contents }
  const guid = '01234567-89ab-cdef-0123-456789abcdef'
  return writeWim({ guid, images: [image], bootIndex: 1, hasIntegrityTable: true }, sha1)
}

function locateMetadata(): { readonly offset: number; readonly length: number; readonly digest: Uint8Array } {
  const { blobs, metadataRows } = openWim(memoryDevice(WIM), 'media.wim')
  const row = metadataRows[0] ?? 0
  const digest = blobs.sha1.subarray(row * SHA1_BYTES, (row + 1) * SHA1_BYTES)
  return { offset: blobs.offset[row] ?? 0, length: blobs.size[row] ?? 0, digest }
}
