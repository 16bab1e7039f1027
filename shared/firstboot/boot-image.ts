import { Fault, isFault } from '../bytes/fault.ts'
import { findPath } from '../volume/ntfs/read/find.ts'
import { streamSource } from '../volume/ntfs/read/stream.ts'
import { openWim } from '../wim/open.ts'
import { readFacts, readXml } from '../wim/xml.ts'
import type { BenchDisk } from './bench-disk.ts'
import type { RamdiskBoot } from './boot-bcd.ts'
import type { Starter } from './boot-loader.ts'
import type { Finding } from './walk.ts'

/**
 * What each firmware can start: x64 takes x64 only in UEFI mode, and both in BIOS mode, where the processor decides
 * (configmgr.md 2.2 [documented]).
 */
const ARCHITECTURES: Readonly<Record<Starter, readonly string[]>> = {
  x64: ['x64'],
  aa64: ['arm64'],
  ia32: ['x86'],
  bios: ['x86', 'x64'],
}

/** The boot image and its RAM disk description are on the Windows volume; the image opens and fits the loader. */
export function checkBootImage(disk: BenchDisk, boot: RamdiskBoot, starter: Starter): Finding<string> {
  const path = boot.wimPath
  const file = findPath(disk.windows, path)
  if (file === undefined) throw new Fault('boot-image-missing', { path })
  if (findPath(disk.windows, boot.sdiPath) === undefined) throw new Fault('boot-image-missing', { path: boot.sdiPath })
  const source = streamSource(disk.windows, file)
  const facts = openBootImage(source, path)
  const index = facts.bootIndex === 0 ? 1 : facts.bootIndex
  const image = facts.images[index - 1]
  if (image === undefined) throw new Fault('boot-image-damaged', { path })
  const evidence = [`${path}: ${source.size} bytes, image ${index} "${image.name}", ${image.architecture}`]
  if (image.architecture !== 'unknown' && !ARCHITECTURES[starter].includes(image.architecture))
    throw new Fault('boot-architecture-differs', { image: image.architecture, firmware: starter })
  return { value: path, evidence }
}

function openBootImage(source: ReturnType<typeof streamSource>, path: string) {
  try {
    const wim = openWim(source, path)
    const { images } = readFacts(readXml(wim, source))
    return { bootIndex: wim.header.bootIndex, images }
  } catch (error) {
    if (isFault(error)) throw new Fault('boot-image-damaged', { path }, { cause: error })
    throw error
  }
}
