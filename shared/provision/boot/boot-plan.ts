import { filetimeFromDate } from '../../bytes/filetime.ts'
import { type Evidence, evidence } from '../../contract/evidence.ts'
import type { Phrase } from '../../phrase/fact.ts'
import { phrase } from '../../phrase/phrase.ts'
import { buildTree } from '../../tree/tree-builder.ts'
import { planFatFiles } from '../../volume/fat/plan.ts'
import type { FreshVolume } from '../../volume/ntfs/fresh-volume.ts'
import { metadataWrites } from '../../volume/ntfs/populate/metadata.ts'
import { extentsOf, planPopulate } from '../../volume/ntfs/populate/plan.ts'
import type { OpenMedia } from '../media/open-media.ts'
import type { BootTarget } from '../targets/boot-target.ts'
import { checkOwnBootFiles, planSystemFiles } from './bios-files.ts'
import { type BootFile, type BootMedia, planBootFiles } from './boot-files.ts'

interface BootWrite {
  readonly offset: number
  readonly bytes: Uint8Array
}

/** What makes a disk bootable besides the Windows volume. Offsets are bytes of the disk. */
export interface BootPlan {
  readonly writes: readonly BootWrite[]
  readonly files: readonly BootFile[]
  readonly evidence: readonly Evidence[]
  /** A place on the boot partition that stays free; undefined when there is none, or none is needed. */
  readonly spareAt: number | undefined
}

/** Faults: `target-too-small`, `boot-loader-missing`, `boot-bcd-*`, `boot-signature-missing`, `media-limit`. */
export function planBoot(boot: BootTarget, media: OpenMedia, now: Date): BootPlan {
  switch (boot.kind) {
    case 'uefi': {
      const files = planBootFiles(media, boot.devices, now)
      const { start, volume } = boot.partition
      const { writes, spareAt } = planFatFiles(volume, files)
      const plan = placed(start, writes, files, phrase('the-efi-system-partition'))
      return spareAt === undefined ? plan : { ...plan, spareAt: start + spareAt }
    }
    case 'bios': {
      const files = planSystemFiles(media, boot.devices, now)
      const writes = systemWrites(boot.partition.volume, files, media, now)
      return placed(boot.partition.start, writes, files, phrase('the-active-system-partition'))
    }
    case 'bios-single':
      checkOwnBootFiles(media)
      return {
        writes: [],
        files: [],
        evidence: [evidence(media.changed.size > 0 ? 'own-boot-files-changed' : 'own-boot-files')],
        spareAt: undefined,
      }
  }
}

function placed(start: number, writes: readonly BootWrite[], files: readonly BootFile[], place: Phrase): BootPlan {
  return {
    writes: writes.map(({ offset, bytes }) => ({ offset: start + offset, bytes })),
    files,
    evidence: [evidence('boot-files-written', { count: files.length, writes: writes.length, place })],
    spareAt: undefined,
  }
}

/** A fresh NTFS volume filled with the files, owned as the media's root directory is. */
function systemWrites(
  volume: FreshVolume,
  files: readonly BootFile[],
  { tree: { inodes, securityDescriptors } }: BootMedia,
  now: Date,
): readonly BootWrite[] {
  const owner = securityDescriptors[inodes.security[0] ?? -1]
  const { tree, contents } = buildTree(files, filetimeFromDate(now), owner)
  const plan = planPopulate(volume, tree)
  const bytesOf = (stream: number) => contents[tree.streams.blob[stream] ?? -1] ?? new Uint8Array(0)
  const writes: BootWrite[] = []
  for (let stream = 0; stream < tree.streams.count; stream++) {
    for (const { streamOffset, deviceOffset, length } of extentsOf(plan, stream))
      writes.push({ offset: deviceOffset, bytes: bytesOf(stream).subarray(streamOffset, streamOffset + length) })
  }
  metadataWrites(plan, bytesOf, (offset, bytes) => writes.push({ offset, bytes: bytes.slice() }))
  return writes
}
