import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Fault } from '../../../shared/bytes/fault.ts'
import { filetimeFromDate } from '../../../shared/bytes/filetime.ts'
import { makeMediaCertificate } from '../../../shared/media/make-certificate.ts'
import { sealVariables } from '../../../shared/media/variables.ts'
import { buildTree } from '../../../shared/tree/tree-builder.ts'
import { writeWim } from '../../../shared/wim/write.ts'
import { sha1 } from '../host/hashing.ts'
import { bootImageEntries, mediaEntries, SAMPLE_DESCRIPTOR } from './sample-content.ts'

export interface SampleFiles {
  readonly media: string
  readonly siteFile: string
  readonly passwordFile: string
  readonly manifest: string
}

const SITE_CODE = 'ABC'
const BOOT_IMAGE = 'ABC00001'
/** PROCESSOR_ARCHITECTURE_AMD64. */
const X64 = 9
const CERTIFICATE_BITS = 2048
const YEAR_MS = 365 * 86_400_000
const DAY_MS = 86_400_000

/**
 * Writes small prestaged media, the password and manifest that belong to it, and the site that knows its certificate.
 * The loaders are programs of our own making, and no file is Microsoft's. Fault: `folder-not-empty`.
 */
export async function writeSample(folder: string): Promise<SampleFiles> {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new Fault('folder-not-empty', { path: folder })
  mkdirSync(folder, { recursive: true })
  const now = new Date()
  const guid = `{${randomUUID().toUpperCase()}}`
  const rootKey = randomBytes(64).toString('hex')
  const password = `Sample-${randomBytes(6).toString('hex')}`
  const certificate = makeMediaCertificate({
    subject: 'Prestage sample media',
    notBefore: new Date(now.getTime() - DAY_MS),
    notAfter: new Date(now.getTime() + YEAR_MS),
    bits: CERTIFICATE_BITS,
    mediaGuid: guid,
  })
  const variables = new Map([
    ['SMSTSMP', 'http://127.0.0.1'],
    ['_SMSTSSiteCode', SITE_CODE],
    ['_SMSMediaGuid', guid],
    ['_SMSTSMediaPFX', certificate.pfxHex],
    ['_SMSTSMediaType', 'OEMMedia'],
    ['_SMSTSLaunchMode', 'HD'],
    ['_SMSTSPublicRootKey', rootKey],
    ['_SMSTSBootMediaPackageID', BOOT_IMAGE],
    ['_SMSTSx64UnknownMachineGUID', randomUUID()],
  ])
  const media = mediaBytes(sealVariables(variables, password, 'aes-128'), now)
  const files: SampleFiles = {
    media: path.join(folder, 'media.wim'),
    siteFile: path.join(folder, 'site.json'),
    passwordFile: path.join(folder, 'password.txt'),
    manifest: path.join(folder, 'media.manifest.json'),
  }
  writeFileSync(files.media, media)
  writeFileSync(files.passwordFile, `${password}\n`, { mode: 0o600 })
  writeJson(files.siteFile, {
    siteCode: SITE_CODE,
    trustedRootKey: rootKey,
    media: [{ guid, certificate: certificate.certificateDerHex }],
    taskSequences: [
      {
        name: 'Windows 11 for new computers',
        packageId: 'ABC00010',
        deploymentId: 'ABC20010',
        bootImageId: BOOT_IMAGE,
        purpose: 'available',
      },
      {
        name: 'Windows 11 for meeting rooms',
        packageId: 'ABC00011',
        deploymentId: 'ABC20011',
        bootImageId: BOOT_IMAGE,
        purpose: 'required',
      },
    ],
  })
  writeJson(files.manifest, {
    media: {
      name: path.basename(files.media),
      bytes: media.length,
      sha256: createHash('sha256').update(media).digest('hex'),
    },
    created: now.toISOString(),
    author: 'Prestage sample',
  })
  return files
}

/** The boot image as a WIM of its own, then the media around it. */
function mediaBytes(variables: Uint8Array, now: Date): Uint8Array {
  const time = filetimeFromDate(now)
  const wim = (name: string, entries: Parameters<typeof buildTree>[0], bootIndex: number) => {
    const { tree, contents } = buildTree(entries, time, SAMPLE_DESCRIPTOR)
    const image = {
      name,
      description: 'Made by Prestage; holds no file of Microsoft',
      architecture: X64,
      tree,
      contents,
    }
    return writeWim({ guid: randomUUID(), images: [image], bootIndex, hasIntegrityTable: bootIndex === 0 }, sha1)
  }
  const bootWim = wim('Prestage sample boot image', bootImageEntries(), 1)
  return wim('Prestage sample media', mediaEntries({ bootWim, variables, random: randomBytes }), 0)
}

function writeJson(file: string, value: unknown): void {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`)
}
