import type { ByteSource } from '../../bytes/byte-source.ts'
import { evidence } from '../../contract/evidence.ts'
import type { FirstBootHost } from '../host.ts'
import type { FirstBootRequest } from '../request.ts'
import type { Walk } from '../walk.ts'
import { type BenchDisk, findBenchDisk } from './bench-disk.ts'
import { checkBcd } from './boot-bcd.ts'
import { checkEntry } from './boot-entry.ts'
import { checkBootImage } from './boot-image.ts'
import { findLoader, type Starter } from './boot-loader.ts'
import { checkSignatures } from './boot-signature.ts'
import { checkMemory, checkSdi } from './ram-disk.ts'

/** What the boot chain leads to: the disk, and what will have started Windows PE from it. */
export interface BootChain {
  readonly disk: BenchDisk | undefined
  readonly starter: Starter | undefined
}

/** From the partition table to Windows PE in its RAM disk; what does not need a failed step is checked all the same. */
export async function checkBootChain(
  walk: Walk,
  source: ByteSource,
  request: FirstBootRequest,
  host: FirstBootHost,
): Promise<BootChain> {
  const { machine, memoryMib } = request.computer ?? {}
  const disk = await walk.step('boot.partitions', () => findBenchDisk(source, request.path))
  if (disk === undefined) return { disk: undefined, starter: undefined }
  const loader = await walk.step('boot.loader', (note) => findLoader(disk, machine, note))
  if (loader?.starter === 'bios') await walk.notRun('boot.signature', evidence('boot-signature-not-asked'))
  else if (loader) await walk.step('boot.signature', (note) => checkSignatures(loader.programs, note))
  const store = await walk.step('boot.bcd', (note) => checkBcd(disk, note))
  const boot = store && (await walk.step('boot.entry', (note) => checkEntry(disk, store, note)))
  const sdi = boot && (await walk.step('boot.sdi', () => checkSdi(disk, boot)))
  if (boot === undefined || loader === undefined) return { disk, starter: loader?.starter }
  const { starter } = loader
  // What a run has just read back is the media's own, which was verified; elsewhere every byte is looked at.
  const image = { starter, machine, isDeep: request.content.kind !== 'matched', signal: request.signal }
  const wim = await walk.step('boot.image', (note) => checkBootImage(disk, boot, image, host, note))
  if (wim !== undefined && sdi !== undefined)
    await walk.step('boot.memory', () => checkMemory(boot, { wim, sdi }, memoryMib))
  return { disk, starter }
}
