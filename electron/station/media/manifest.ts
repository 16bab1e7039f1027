import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { Fault } from '../../../shared/bytes/fault.ts'

const LARGEST_MANIFEST = 1 << 20
const digest = z.string().regex(/^[0-9a-f]{64}$/i)
const manifestSchema = z.union([
  z.object({ sha256: digest }),
  z.object({ media: z.object({ sha256: digest }) }).transform(({ media }) => media),
])

/** The SHA-256 that a manifest expects: our JSON, or lines as sha256sum writes them. Fault `media-manifest-damaged`. */
export function readManifest(file: string, mediaPath: string): string {
  const damaged = () => new Fault('media-manifest-damaged', { path: file })
  let text: string
  try {
    if (statSync(file).size > LARGEST_MANIFEST) throw damaged()
    text = readFileSync(file, 'utf8')
  } catch {
    throw damaged()
  }
  const found = text.trimStart().startsWith('{') ? fromJson(text) : fromLines(text, path.basename(mediaPath))
  if (found === undefined) throw damaged()
  return found.toLowerCase()
}

function fromJson(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return manifestSchema.safeParse(value).data?.sha256
  } catch {
    return undefined
  }
}

function fromLines(text: string, mediaName: string): string | undefined {
  for (const line of text.split(/\r?\n/)) {
    const [, sha256, name] = /^([0-9a-f]{64})(?:\s+\*?(.+))?$/i.exec(line.trim()) ?? []
    if (sha256 !== undefined && (name === undefined || path.basename(name) === mediaName)) return sha256
  }
  return undefined
}
