import { type BootDevices, retargetBcd } from '../../bootdata/bcd.ts'
import { BCD_PATHS, bootFiles, MACHINES } from '../../bootdata/boot-files.ts'
import { readPe } from '../../bootdata/pe.ts'
import { Fault } from '../../bytes/fault.ts'
import { phrase } from '../../phrase/phrase.ts'
import { dataStreamOf } from '../../tree/tree-paths.ts'
import type { OpenMedia } from '../media/open-media.ts'

/** A file for the partition that firmware starts. */
export interface BootFile {
  readonly path: string
  readonly bytes: Uint8Array
  readonly time: Date
}

/** What of the media its boot files are read from. */
export type BootMedia = Pick<OpenMedia, 'tree' | 'paths' | 'readBlob'>

/** Boot folders of the media whose files belong on the EFI system partition (configmgr.md 2.1, 6.2 [observed]). */
const UEFI_FOLDERS = ['\\EFI\\Boot', '\\EFI\\Microsoft\\Boot']
const WINDOWS_BOOT_MANAGER = '\\Windows\\Boot\\EFI\\bootmgfw.efi'
const BOOT_MANAGER = '\\EFI\\Microsoft\\Boot\\bootmgfw.efi'
const MOST_FILES = 4096
const MOST_BYTES = 128 << 20

/** What bcdboot and bcdedit would put on the EFI system partition: loaders, fonts, resources and a BCD of this disk. */
export function planBootFiles(media: BootMedia, devices: BootDevices, time: Date): readonly BootFile[] {
  const { readFolder, readPath } = bootReader(media)
  const files = collectFiles(time)
  for (const folder of UEFI_FOLDERS) for (const { path, bytes } of readFolder(folder)) files.put(path, bytes)
  const loader = MACHINES.map((machine) => files.get(bootFiles(machine).fallbackPath)).find(
    (file) => file !== undefined,
  )
  const manager = files.get(BOOT_MANAGER)?.bytes ?? readPath(WINDOWS_BOOT_MANAGER) ?? loader?.bytes
  if (manager === undefined) throw new Fault('boot-loader-missing', { path: bootFiles('x64').fallbackPath })
  files.put(BOOT_MANAGER, manager)
  // The media's fallback loader is a copy of the boot manager (configmgr.md 6.4 [observed]), so the copy goes both ways.
  if (loader === undefined) files.put(bootFiles(readPe(manager, BOOT_MANAGER).machine).fallbackPath, manager)
  const bcd = files.get(BCD_PATHS.uefi)
  if (bcd === undefined) throw new Fault('boot-bcd-missing')
  files.put(BCD_PATHS.uefi, retargetBcd(bcd.bytes, devices))
  return files.all()
}

/** Files by path, letter case ignored; the last of two with one path counts. */
export function collectFiles(time: Date) {
  const files = new Map<string, BootFile>()
  return {
    put: (path: string, bytes: Uint8Array) => {
      files.set(path.toLowerCase(), { path, bytes, time })
    },
    get: (path: string) => files.get(path.toLowerCase()),
    all: (): readonly BootFile[] => [...files.values()],
  }
}

/** Reads the media's boot files. Fault `media-limit` beyond 128 MiB of them in all. */
export function bootReader({ tree, paths, readBlob }: BootMedia) {
  let total = 0
  const read = (inode: number) => {
    const stream = dataStreamOf(tree, inode)
    if (stream === undefined) return new Uint8Array(0)
    total += tree.streams.size[stream] ?? 0
    if (total > MOST_BYTES) throw new Fault('media-limit', { what: phrase('boot-files'), limit: MOST_BYTES })
    const blob = tree.streams.blob[stream] ?? -1
    return blob < 0 ? new Uint8Array(0) : readBlob(blob)
  }
  return {
    readPath: (path: string) => {
      const inode = paths.find(path)
      return inode === undefined ? undefined : read(inode)
    },
    readFolder: (folder: string) =>
      paths.filesBelow(folder, MOST_FILES).map((file) => ({ path: file.path, bytes: read(file.inode) })),
  }
}
