import type { MediaListItem } from '../../../shared/contract/media.ts'
import type { Scan } from '../../../shared/contract/scan.ts'
import { cleanScan } from '../../../shared/contract/serial.ts'
import type { StationContext } from '../context.ts'
import { lastProvenRun } from '../store/device-runs.ts'
import { findTargets, isNamed } from '../store/known-targets.ts'
import { listMedia } from '../store/media-shelf.ts'
import { readApart } from '../target/read-apart.ts'

/** Who scans stands and waits. */
const MOST_MS = 4_000

/** What a scanned code names. A name that two files bear names neither. */
export async function identify({ store, tokens }: StationContext, text: string): Promise<Scan> {
  const code = cleanScan(text)
  const media = only((await listMedia(store)).filter((item) => item.condition !== 'missing' && names(code, item)))
  if (media !== undefined) {
    const file = tokens.name(media.facts.path)
    return { kind: 'media', file, ...(media.condition === 'unchanged' && { verdict: media }) }
  }
  const target = only(await filesOf(await findTargets(store, code)))
  if (target !== undefined) return { kind: 'target', file: tokens.name(target) }
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(code)) return { kind: 'address' }
  const provisioned = await lastProvenRun(store, code)
  return { kind: 'serial', ...(provisioned && { provisioned }) }
}

function names(code: string, { id, sha256, facts }: MediaListItem): boolean {
  return isNamed(facts.path, code) || [id, sha256, facts.guid].some((each) => each.toLowerCase() === code.toLowerCase())
}

/** The files that are there, each by one name. Fault `target-silent`. */
async function filesOf(paths: readonly string[]): Promise<readonly string[]> {
  const files = new Set<string>()
  for (const each of paths) {
    const { path, number } = await readApart('identity', each, { mostMs: MOST_MS })
    if (number !== '') files.add(path)
  }
  return [...files]
}

function only<Item>(items: readonly Item[]): Item | undefined {
  return items.length === 1 ? items[0] : undefined
}
