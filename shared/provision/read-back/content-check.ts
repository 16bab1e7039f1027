import { Fault } from '../../bytes/fault.ts'
import type { NamedDifferences } from '../../firstboot/request.ts'
import type { Fact } from '../../phrase/fact.ts'
import { phrase } from '../../phrase/phrase.ts'
import { STREAM_DATA } from '../../tree/file-tree.ts'
import type { NtfsReader } from '../../volume/ntfs/read/open.ts'
import type { Run } from '../../volume/ntfs/runlist.ts'
import type { ProvisionHost } from '../host.ts'
import { type AppliedVolume, placesOf } from './applied-volume.ts'
import { ItemCollector } from './read-back-items.ts'

/** So many differences of a kind are named; the others are counted. */
const MOST_NAMED = 10

/** Names of the first differences, and how many there are. */
export class Named implements NamedDifferences {
  readonly first: Fact[] = []
  count = 0

  add(name: Fact): void {
    this.count += 1
    if (this.first.length < MOST_NAMED) this.first.push(name)
  }
}

/** What a stream of a volume holds. */
interface Content {
  readonly kind: number
  readonly size: number
  /** Whether it has the digest that it must have; undefined for what does not lie in its file record. */
  readonly isSame: boolean | undefined
  readonly runs: readonly Run[]
}

/** Streams of a volume whose content must have a digest: small ones are compared at once, the others on all cores. */
export class ContentCheck {
  private readonly target: AppliedVolume
  private readonly clusterSize: number
  private readonly host: Pick<ProvisionHost, 'readBack'>
  private readonly items = new ItemCollector()
  private readonly names: (() => string)[] = []
  private readonly changed: Named
  /** Of the content compared. */
  bytes = 0

  constructor(
    target: AppliedVolume,
    { boot }: Pick<NtfsReader, 'boot'>,
    host: Pick<ProvisionHost, 'readBack'>,
    changed: Named,
  ) {
    this.target = target
    this.clusterSize = boot.clusterSize
    this.host = host
    this.changed = changed
  }

  /** `nameOf` is asked only when it differs. */
  add({ kind, size, isSame, runs }: Content, digest: Uint8Array, nameOf: () => string): void {
    if (isSame !== undefined) {
      this.bytes += size
      if (!isSame) this.changed.add(contentDiffers(nameOf()))
      return
    }
    // Reparse data outside its record is stored with a head of its own.
    if (kind !== STREAM_DATA) return
    this.bytes += size
    this.items.add(digest, placesOf(this.target, this.clusterSize, runs, size))
    this.names.push(nameOf)
  }

  /** Reads what was added and is large. Faults `target-readback-differs` when it cannot be read, `cancelled`. */
  async run(signal: AbortSignal): Promise<void> {
    const { path } = this.target
    const matches = new Uint8Array(new SharedArrayBuffer(this.names.length))
    const job = { ...this.items.finish(path), matches }
    const outcome = await this.host.readBack.run(job, { signal, onProgress: () => undefined })
    if (outcome.kind === 'cancelled') throw new Fault('cancelled')
    if (outcome.kind === 'unreadable') throw new Fault('target-readback-differs', { path, offset: 0 })
    for (const [item, nameOf] of this.names.entries())
      if (matches[item] !== 1) this.changed.add(contentDiffers(nameOf()))
  }
}

export function contentDiffers(path: string): Fact {
  return phrase('entry-differs', { path, what: phrase('differs-in-content') })
}
