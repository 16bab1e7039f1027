import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Fault } from '../../../shared/bytes/fault.ts'
import { filetimeFromDate } from '../../../shared/bytes/filetime.ts'
import { sealVariables } from '../../../shared/media/variables.ts'
import { buildTree } from '../../../shared/tree/tree-builder.ts'
import { writeWim } from '../../../shared/wim/write.ts'
import { sha1 } from '../host/hashing.ts'
import { bootImageEntries, mediaEntries, SAMPLE_DESCRIPTOR } from './sample-content.ts'
import { makeSampleSite } from './sample-site.ts'

export interface SampleFiles {
  readonly media: string
  readonly siteFile: string
  readonly passwordFile: string
  readonly manifest: string
}

/** PROCESSOR_ARCHITECTURE_AMD64. */
const X64 = 9

/**
 * Writes small prestaged media, the password and manifest that belong to it, and the site that knows its certificate.
 * With `https` the site asks for the media's certificate over TLS. The loaders are programs of our own making, and no file is Microsoft's. Fault: `folder-not-empty`.
 */
export async function writeSample(
  folder: string,
  { https = false }: { readonly https?: boolean } = {},
): Promise<SampleFiles> {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new Fault('folder-not-empty', { path: folder })
  mkdirSync(folder, { recursive: true })
  const now = new Date()
  const { site, variables } = makeSampleSite(https, now)
  const password = `Sample-${randomBytes(6).toString('hex')}`
  const media = mediaBytes(sealVariables(variables, password, 'aes-128'), now)
  const files: SampleFiles = {
    media: path.join(folder, 'media.wim'),
    siteFile: path.join(folder, 'site.json'),
    passwordFile: path.join(folder, 'password.txt'),
    manifest: path.join(folder, 'media.manifest.json'),
  }
  writeFileSync(files.media, media)
  writeFileSync(files.passwordFile, `${password}\n`, { mode: 0o600 })
  writeJson(files.siteFile, site)
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
