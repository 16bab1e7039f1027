import { readBootSdi } from '../bootdata/boot-sdi.ts'
import { Fault } from '../bytes/fault.ts'
import type { BenchDisk } from './bench-disk.ts'
import type { RamdiskBoot } from './boot-entry.ts'
import { openBootFile, PLACE_TEXT } from './boot-file.ts'
import type { Finding } from './walk.ts'

const MIB = 1 << 20
/** What Windows PE wants besides its RAM disk: "a minimum of 512 MB of memory" [documented: Windows PE overview]. */
const WINDOWS_PE_MIB = 512
const DEFAULT_MEMORY_MIB = 2048

/** The description of the RAM disk is there and holds a volume; its size in bytes. */
export function checkSdi(disk: BenchDisk, boot: RamdiskBoot): Finding<number> {
  const { path, place } = boot.sdi
  const source = openBootFile(disk, boot.sdi)
  if (source === undefined) throw new Fault('boot-sdi-missing', { path })
  const { volumeBytes, fileSystem } = readBootSdi(source, path)
  return {
    value: source.size,
    evidence: [`${path} ${PLACE_TEXT[place]}: ${source.size} bytes, volume of ${volumeBytes} bytes, ${fileSystem}`],
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
      `RAM disk ${ramdisk} MiB, Windows PE ${WINDOWS_PE_MIB} MiB, ${memory - needed} MiB left of ${memory}`,
      memoryMib === undefined ? 'the memory of the computer is assumed' : 'the memory of the computer was given',
    ],
  }
}
