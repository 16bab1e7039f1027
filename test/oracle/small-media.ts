import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { sha1 } from '../../electron/station/host/hashing.ts'
import { bootImageEntries, mediaEntries, SAMPLE_DESCRIPTOR } from '../../electron/station/sample/sample-content.ts'
import { filetimeFromDate } from '../../shared/bytes/filetime.ts'
import { makeMediaCertificate } from '../../shared/media/make-certificate.ts'
import { sealVariables } from '../../shared/media/variables.ts'
import { buildTree, type TreeEntry } from '../../shared/tree/tree-builder.ts'
import { writeWim } from '../../shared/wim/write.ts'

/** A file of the sample media has at most so many bytes here. */
const LARGEST_FILE = 600 << 10
const MADE_AT = new Date('2026-01-02T03:04:05.678Z')
const X64 = 9
const DAY_MS = 86_400_000
const GUID = '{6F9619FF-8B86-4011-B42D-00C04FC964FF}'

export const SMALL_MEDIA_PASSWORD = 'small media'

/** Prestaged media of about 2 MiB that a first-boot check accepts; only its certificate differs from time to time. */
export function writeSmallMedia(
  path: string,
  change: (entries: readonly TreeEntry[]) => readonly TreeEntry[] = (entries) => entries,
): void {
  const bootWim = wimOf('boot', bootImageEntries(), 1)
  const certificate = makeMediaCertificate({
    subject: 'Small media',
    notBefore: new Date(Date.now() - DAY_MS),
    notAfter: new Date(Date.now() + DAY_MS),
    bits: 2048,
    mediaGuid: GUID,
  })
  const facts = new Map([
    ['SMSTSMP', 'http://127.0.0.1'],
    ['_SMSTSSiteCode', 'ABC'],
    ['_SMSMediaGuid', GUID],
    ['_SMSTSMediaPFX', certificate.pfxHex],
    ['_SMSTSMediaType', 'OEMMedia'],
    ['_SMSTSLaunchMode', 'HD'],
    ['_SMSTSPublicRootKey', '00'.repeat(64)],
    ['_SMSTSBootMediaPackageID', 'ABC00001'],
  ])
  const variables = sealVariables(facts, SMALL_MEDIA_PASSWORD, 'aes-128')
  const entries = mediaEntries({
    bootWim,
    variables,
    random: (bytes) => pseudoRandom(Math.min(bytes, LARGEST_FILE), `file ${bytes}`),
  })
  const more = Array.from({ length: 40 }, (_, index): TreeEntry => {
    const bytes = pseudoRandom(200 + index * 331, `small ${index}`)
    return { path: `\\Windows\\System32\\many\\file ${index}.dat`, bytes }
  })
  writeFileSync(path, wimOf('media', change([...entries, ...more]), 0))
}

function wimOf(name: string, entries: readonly TreeEntry[], bootIndex: number): Uint8Array {
  const { tree, contents } = buildTree(entries, filetimeFromDate(MADE_AT), SAMPLE_DESCRIPTOR)
  const image = { name, description: '', architecture: X64, tree, contents }
  const guid = '6f9619ff-8b86-4011-b42d-00c04fc964ff'
  return writeWim({ guid, images: [image], bootIndex, hasIntegrityTable: false }, sha1)
}

/** Bytes that no compression makes smaller, told by their seed. */
function pseudoRandom(bytes: number, seed: string): Uint8Array {
  const parts: Buffer[] = []
  for (let done = 0; done < bytes; done += 64) parts.push(createHash('sha512').update(`${seed}:${done}`).digest())
  return new Uint8Array(Buffer.concat(parts).subarray(0, bytes))
}
