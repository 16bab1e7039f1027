import { retargetBcd } from '../bootdata/bcd.ts'
import { BCD_PATHS, bootFiles, MACHINES } from '../bootdata/boot-files.ts'
import { readPe } from '../bootdata/pe.ts'
import { Fault } from '../bytes/fault.ts'
import type { FileTree } from '../tree/file-tree.ts'
import { dataStreamOf, type TreePaths } from '../tree/tree-paths.ts'
import type { FatFile } from '../volume/fat/plan.ts'

/** The GUIDs of the disk that the boot configuration data must name. */
export interface DiskIdentity {
  readonly diskGuid: string
  readonly espGuid: string
  readonly windowsGuid: string
}

/** Boot folders of the media whose files belong on the EFI system partition (configmgr.md 2.1, 6.2 [observed]). */
const BOOT_FOLDERS = ['\\EFI\\Boot', '\\EFI\\Microsoft\\Boot']
const WINDOWS_BOOT_MANAGER = '\\Windows\\Boot\\EFI\\bootmgfw.efi'
const BOOT_MANAGER = '\\EFI\\Microsoft\\Boot\\bootmgfw.efi'
const MOST_FILES = 4096
const MOST_BYTES = 128 << 20

/** What bcdboot and bcdedit would put on the EFI system partition: loaders, fonts, resources and a BCD of this disk. */
export function planBootFiles(
  tree: FileTree,
  paths: TreePaths,
  readBlob: (blob: number) => Uint8Array,
  disk: DiskIdentity,
  time: Date,
): readonly FatFile[] {
  const files = new Map<string, FatFile>()
  const put = (path: string, bytes: Uint8Array) => files.set(path.toLowerCase(), { path, bytes, time })
  let total = 0
  const read = (inode: number) => {
    const stream = dataStreamOf(tree, inode)
    if (stream === undefined) return new Uint8Array(0)
    total += tree.streams.size[stream] ?? 0
    if (total > MOST_BYTES) throw new Fault('media-limit', { what: 'boot files', limit: MOST_BYTES })
    const blob = tree.streams.blob[stream] ?? -1
    return blob < 0 ? new Uint8Array(0) : readBlob(blob)
  }
  const readPath = (path: string) => {
    const inode = paths.find(path)
    return inode === undefined ? undefined : read(inode)
  }

  for (const folder of BOOT_FOLDERS) {
    for (const file of paths.filesBelow(folder, MOST_FILES)) put(file.path, read(file.inode))
  }
  const loaders = MACHINES.map((machine) => files.get(bootFiles(machine).fallbackPath.toLowerCase()))
  const loader = loaders.find((file) => file !== undefined)
  const manager = files.get(BOOT_MANAGER.toLowerCase())?.bytes ?? readPath(WINDOWS_BOOT_MANAGER) ?? loader?.bytes
  if (manager === undefined) throw new Fault('boot-loader-missing', { path: bootFiles('x64').fallbackPath })
  put(BOOT_MANAGER, manager)
  // The media's fallback loader is a copy of the boot manager (configmgr.md 6.4 [observed]), so the copy goes both ways.
  if (loader === undefined) put(bootFiles(readPe(manager, BOOT_MANAGER).machine).fallbackPath, manager)
  const bcd = files.get(BCD_PATHS.uefi.toLowerCase())
  if (bcd === undefined) throw new Fault('boot-bcd-missing')
  const device = (partitionGuid: string) => ({ kind: 'partition', diskGuid: disk.diskGuid, partitionGuid }) as const
  put(BCD_PATHS.uefi, retargetBcd(bcd.bytes, { manager: device(disk.espGuid), windows: device(disk.windowsGuid) }))
  return [...files.values()]
}
