import type { ClusterAllocator } from '../cluster-allocator.ts'
import type { FreshVolume } from '../fresh-volume.ts'
import { clustersIn, type Run } from '../runlist.ts'

/**
 * Runs of $MFT with room for `records`: `runs` and what more it takes, behind their end when it is free there, so that
 * $MFT stays in one piece where its formatter left it room. Fault: `target-too-small`.
 */
export function growMft(
  { boot }: Pick<FreshVolume, 'boot'>,
  records: number,
  runs: readonly Run[],
  allocator: ClusterAllocator,
): readonly Run[] {
  const missing = Math.ceil((records * boot.recordSize) / boot.clusterSize) - clustersIn(runs)
  const last = runs.at(-1)
  if (missing <= 0 || last === undefined) return runs
  const behind = allocator.takeAt(last.lcn + last.length, missing)
  const elsewhere = allocator.takeTogether(missing - clustersIn(behind))
  const grown = runs.slice()
  for (const run of [...behind, ...elsewhere]) {
    const end = grown.at(-1)
    if (end !== undefined && end.lcn + end.length === run.lcn)
      grown[grown.length - 1] = { lcn: end.lcn, length: end.length + run.length }
    else grown.push(run)
  }
  return grown
}
