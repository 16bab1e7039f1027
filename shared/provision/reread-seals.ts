import { Fault } from '../bytes/fault.ts'
import type { ProvisionHost } from './host.ts'
import type { ReadBackDone } from './job-target.ts'
import { ItemCollector } from './read-back/read-back-items.ts'

/**
 * Reads the boot sectors and their copies from the disk when they are in place; returns whether it was the disk that gave
 * them and not the system's cache. Faults `target-readback-differs`, `cancelled`.
 */
export async function rereadSeals(
  { path, guard, target }: Pick<ReadBackDone, 'path' | 'guard' | 'target'>,
  host: Pick<ProvisionHost, 'sha1' | 'readBack'>,
  signal: AbortSignal,
): Promise<boolean> {
  const items = new ItemCollector()
  for (const { offset, bytes } of guard.seals) items.add(host.sha1(bytes), target.disk.extentsOf(offset, bytes.length))
  const outcome = await host.readBack.run(items.finish(path), { signal, onProgress: () => undefined })
  if (outcome.kind === 'cancelled') throw new Fault('cancelled')
  if (outcome.kind !== 'matched')
    throw new Fault('target-readback-differs', { path, offset: guard.seals[0]?.offset ?? 0 })
  return outcome.isFromDisk
}
