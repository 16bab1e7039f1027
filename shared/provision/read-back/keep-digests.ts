import { bytesToHex } from '../../bytes/hex.ts'
import type { ProvisionHost } from '../host.ts'
import type { Written } from '../job-target.ts'
import type { KeepArtifact } from '../request.ts'
import { type BootFiles, digestList } from './digest-list.ts'

/** Gives the list of digests to the log, all but its end: without that nothing is kept. Resolves with the list's SHA-256. */
export async function giveDigests(
  written: Written,
  host: Pick<ProvisionHost, 'sha1' | 'createSha256'>,
  keep: KeepArtifact,
): Promise<string> {
  const digest = host.createSha256()
  for (const piece of digestList(written.media, bootFilesOf(written), host.sha1)) {
    digest.update(piece)
    await keep(written.reporter.target.run, 'digests', piece, 'more')
  }
  return bytesToHex(digest.digest())
}

/** The list is kept from here on. */
export async function endDigests({ reporter }: Pick<Written, 'reporter'>, keep: KeepArtifact): Promise<void> {
  await keep(reporter.target.run, 'digests', new Uint8Array(0))
}

function bootFilesOf({ target, boot }: Written): BootFiles {
  return { volume: target.boot.kind === 'uefi' ? 'esp' : 'system', files: boot?.files ?? [] }
}
