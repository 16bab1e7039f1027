import { readBootSdi } from '../../bootdata/boot-sdi.ts'
import { Fault } from '../../bytes/fault.ts'
import { evidence } from '../../contract/evidence.ts'
import type { Finding } from '../walk.ts'
import type { BenchDisk } from './bench-disk.ts'
import type { RamdiskBoot } from './boot-entry.ts'
import { bootFileEvidence, openBootFile } from './boot-file.ts'

const MIB = 1 << 20
/** What Windows PE wants besides its RAM disk: "a minimum of 512 MB of memory" [documented: Windows PE overview]. */
const WINDOWS_PE_MIB = 512
const DEFAULT_MEMORY_MIB = 2048

/** The description of the RAM disk is there and holds a volume; its size in bytes. */
export function checkSdi(disk: BenchDisk, boot: RamdiskBoot): Finding<number> {
  const { path } = boot.sdi
  const source = openBootFile(disk, boot.sdi)
  if (source === undefined) throw new Fault('boot-sdi-missing', { path })
  const { volumeBytes, fileSystem } = readBootSdi(source, path)
  return {
    value: source.size,
    evidence: [
      bootFileEvidence(boot.sdi, source.size),
      evidence(fileSystem === 'NTFS' ? 'boot-sdi-volume' : 'boot-sdi-volume-blank', { bytes: volumeBytes }),
    ],
  }
}

/** The RAM disk and Windows PE fit into the computer's memory; `memoryMib` is what it has, when it is known. */
export function checkMemory(
  boot: RamdiskBoot,
  sizes: { readonly wim: number; readonly sdi: number },
  memoryMib: number | undefined,
): Finding<undefined> {
  const limit = boot.memoryLimit === undefined ? Number.POSITIVE_INFINITY : Math.floor(boot.memoryLimit / MIB)
  const memory = Math.min(memoryMib ?? DEFAULT_MEMORY_MIB, limit)
  const ramdisk = Math.ceil((sizes.wim + sizes.sdi) / MIB)
  const needed = ramdisk + WINDOWS_PE_MIB
  if (needed > memory) throw new Fault('boot-memory-small', { needed, memory })
  return {
    value: undefined,
    basis: 'inferred',
    evidence: [
      evidence('boot-memory', { ramdisk, windowsPe: WINDOWS_PE_MIB, left: memory - needed, memory }),
      evidence(memoryMib === undefined ? 'boot-memory-assumed' : 'boot-memory-given'),
    ],
  }
}
