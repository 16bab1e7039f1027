import { z } from 'zod'
import { filledPage, fillOf, SNAPSHOT_PAGE_BYTES, type SnapshotPages } from '../../bytes/snapshot-source.ts'

/**
 * What a station keeps of a run before its target changes, so that an interrupted run can be planned again to the byte:
 * what was asked for, and every page of the target that the plan was made from.
 */
export interface Journal {
  readonly facts: JournalFacts
  readonly pages: SnapshotPages
}

const factsSchema = z.object({
  version: z.literal(1),
  /** Runs whose marker the target may bear: the one that began, and those that resumed it. */
  runs: z.array(z.string()).min(1),
  mode: z.enum(['provision', 'apply']),
  mediaPath: z.string(),
  mediaSha256: z.string(),
  image: z.number().int().positive(),
  quickFormat: z.boolean(),
  /** The time that the plan wrote into the target (ISO 8601). */
  plannedAt: z.iso.datetime(),
  /** Bytes of the disk. */
  size: z.number().int().positive(),
  diskId: z.string(),
})
export type JournalFacts = z.infer<typeof factsSchema>

/**
 * Length of the facts, u32; the facts as JSON; then each page: its number, u64, its length, u32, and its bytes, or, when
 * the length has FILLED added, the one byte that fills it. All little-endian.
 */
const HEAD_BYTES = 4
const PAGE_HEAD_BYTES = 12
const FILLED = 0x8000_0000

export function encodeJournal({ facts, pages }: Journal): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(facts))
  // Pages that one byte fills are one array, so that each is looked through once.
  const fills = new Map([...new Set(pages.values())].map((page) => [page, fillOf(page)]))
  const bodies = [...pages].map(([number, page]) => ({ number, page, fill: fills.get(page) }))
  const sizeOf = ({ page, fill }: (typeof bodies)[number]) => (fill === undefined ? page.length : 1)
  const total = bodies.reduce((sum, body) => sum + PAGE_HEAD_BYTES + sizeOf(body), HEAD_BYTES + text.length)
  const bytes = new Uint8Array(total)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, text.length, true)
  bytes.set(text, HEAD_BYTES)
  let at = HEAD_BYTES + text.length
  for (const body of bodies) {
    const { number, page, fill } = body
    view.setBigUint64(at, BigInt(number), true)
    view.setUint32(at + 8, fill === undefined ? page.length : page.length + FILLED, true)
    bytes.set(page.subarray(0, sizeOf(body)), at + PAGE_HEAD_BYTES)
    at += PAGE_HEAD_BYTES + sizeOf(body)
  }
  return bytes
}

/** Undefined for a journal that is damaged, or of another version. */
export function decodeJournal(bytes: Uint8Array): Journal | undefined {
  if (bytes.length < HEAD_BYTES) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = HEAD_BYTES + view.getUint32(0, true)
  if (at > bytes.length) return undefined
  const facts = factsSchema.safeParse(parse(new TextDecoder().decode(bytes.subarray(HEAD_BYTES, at)))).data
  if (facts === undefined) return undefined
  const pages = new Map<number, Uint8Array>()
  while (at < bytes.length) {
    if (at + PAGE_HEAD_BYTES > bytes.length) return undefined
    const number = Number(view.getBigUint64(at, true))
    const length = view.getUint32(at + 8, true)
    at += PAGE_HEAD_BYTES
    const end = at + (length >= FILLED ? 1 : length)
    if (end > bytes.length || length % FILLED > SNAPSHOT_PAGE_BYTES) return undefined
    const body = bytes.subarray(at, end)
    pages.set(number, length >= FILLED ? filledPage(body[0] ?? 0, length % FILLED) : body)
    at = end
  }
  return { facts, pages }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
