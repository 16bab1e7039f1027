import { resized } from '../../bytes/resized.ts'
import { sameBytes } from '../../bytes/same-bytes.ts'
import type { AttributeBody } from '../../volume/ntfs/record.ts'
import { RunTable } from '../../volume/ntfs/run-table.ts'
import type { Run } from '../../volume/ntfs/runlist.ts'
import { SHA1_BYTES } from '../../wim/layout.ts'
import type { ProvisionHost } from '../host.ts'

const FIRST_ROOM = 1024

/** What a volume's streams hold, by the numbers that `take` gives: where it lies, or its digest when that is a file record. */
export class VolumeContents {
  private readonly sha1: ProvisionHost['sha1']
  private count = 0
  private isResident = new Uint8Array(FIRST_ROOM)
  private digests = new Uint8Array(FIRST_ROOM * SHA1_BYTES)
  private readonly runs = new RunTable()

  constructor(sha1: ProvisionHost['sha1']) {
    this.sha1 = sha1
  }

  readonly take = (body: AttributeBody): number => {
    const content = this.count++
    if (content === this.isResident.length) {
      this.isResident = resized(Uint8Array, this.isResident, 2 * content)
      this.digests = resized(Uint8Array, this.digests, 2 * content * SHA1_BYTES)
    }
    if (body.kind === 'resident') {
      this.isResident[content] = 1
      this.digests.set(this.sha1(body.value), content * SHA1_BYTES)
    }
    this.runs.add(body.kind === 'resident' ? [] : body.runs)
    return content
  }

  /** `isSame` tells whether what lies in its file record has the digest; undefined for what lies in `runs`. */
  of(content: number, digest: Uint8Array): { readonly isSame: boolean | undefined; readonly runs: readonly Run[] } {
    const own = this.digests.subarray(content * SHA1_BYTES, (content + 1) * SHA1_BYTES)
    return {
      isSame: this.isResident[content] === 1 ? sameBytes(own, digest) : undefined,
      runs: this.runs.of(content),
    }
  }
}
