import { Fault } from '../../bytes/fault.ts'
import type { FileExtent } from '../../disk/virtual-disk.ts'
import type { NamedDifferences } from '../../firstboot/request.ts'
import type { Fact } from '../../phrase/fact.ts'
import { phrase } from '../../phrase/phrase.ts'
import { type FileTree, STREAM_DATA } from '../../tree/file-tree.ts'
import type { NtfsReader } from '../../volume/ntfs/read/open.ts'
import type { ProvisionHost } from '../host.ts'
import type { AppliedVolume } from './read-back.ts'
import { ItemCollector } from './read-back-items.ts'
import type { VolumeContents } from './volume-contents.ts'

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

/** Streams of a volume whose content must have a digest: small ones are compared at once, the others on all cores. */
export class ContentCheck {
  private readonly target: AppliedVolume
  private readonly clusterSize: number
  private readonly tree: FileTree
  private readonly contents: VolumeContents
  private readonly host: Pick<ProvisionHost, 'sha1' | 'readBack'>
  private readonly items = new ItemCollector()
  private readonly names: (() => string)[] = []
  private readonly changed: Named
  /** Of the content compared. */
  bytes = 0

  constructor(
    target: AppliedVolume,
    reader: NtfsReader,
    tree: FileTree,
    contents: VolumeContents,
    host: Pick<ProvisionHost, 'sha1' | 'readBack'>,
    changed: Named,
  ) {
    this.target = target
    this.clusterSize = reader.boot.clusterSize
    this.tree = tree
    this.contents = contents
    this.host = host
    this.changed = changed
  }

  /** `stream` counts into the volume's tree; `nameOf` is asked only when it differs. */
  add(stream: number, digest: Uint8Array, nameOf: () => string): void {
    const { streams } = this.tree
    const content = streams.blob[stream] ?? -1
    const size = streams.size[stream] ?? 0
    const isSame = this.contents.isSame(content, digest)
    if (isSame !== undefined) {
      this.bytes += size
      if (!isSame) this.changed.add(contentDiffers(nameOf()))
      return
    }
    // Reparse data outside its record is stored with a head of its own.
    if (streams.kind[stream] !== STREAM_DATA) return
    this.bytes += size
    const places: FileExtent[] = []
    let left = size
    for (const run of this.contents.runsOf(content)) {
      const length = Math.min(left, run.length * this.clusterSize)
      left -= length
      if (run.lcn < 0) places.push({ fileOffset: -1, length })
      else places.push(...this.target.disk.extentsOf(this.target.start + run.lcn * this.clusterSize, length))
    }
    this.items.add(digest, places)
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
