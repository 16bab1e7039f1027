import path from 'node:path'
import type { BenchMedia } from './bench-media.ts'
import { type DiskAlone, diskAlone } from './disk-alone.ts'
import { byTurns, type Programs, wall } from './programs.ts'
import { type BenchPart, type Peak, printRows, type Row } from './report.ts'
import { stagesOf } from './stages.ts'
import { allocatedCopy, sparseCopy, type Templates } from './volumes.ts'

/** Ratios to wimlib-imagex of wall time, on four cores; of applying solid media none is known. */
const BARS = { none: 0.22, XPRESS: 0.22, LZX: 0.22, media: 0.28 }
const SPARSE_BAR = 0.28
const MOST_WITH_PROOF = 2

/**
 * Applying beside `wimlib-imagex apply`, by turns, into images that have all their blocks and into fresh sparse ones; and
 * beside what the disk alone takes for the bytes of the tree.
 */
export async function benchApply(
  programs: Programs,
  media: readonly BenchMedia[],
  templates: Templates,
  scratch: string,
  rounds: number,
): Promise<BenchPart> {
  const apply: Row[] = []
  const prove: Row[] = []
  const toDisk: Row[] = []
  const peaks: Peak[] = []
  const content = media.find(({ kind }) => kind === 'none')?.file ?? ''
  const compare = async (work: string, file: string, copy: typeof sparseCopy, bar: number, isTree: boolean) => {
    console.error(`${work}, ${rounds} rounds …`)
    const image = path.join(scratch, 'run.img')
    const runs = byTurns(rounds, {
      wimlib: () =>
        programs.other('wimlib-imagex', 'apply', file, '1', copy(templates.volume, path.join(scratch, 'run.ntfs'))),
      ours: () => programs.apply(file, [copy(templates.target, image)]),
    })
    const stages = runs.ours.map(stagesOf)
    const alone = stages.map((stage) => stage.apply)
    const proven = stages.map((stage) => stage.apply + stage.prove)
    apply.push({ work, theirs: runs.wimlib.map(wall), ours: alone, bar })
    prove.push({ work, theirs: alone, ours: proven, bar: MOST_WITH_PROOF })
    peaks.push({ work, runs: runs.ours })
    if (!isTree) return
    const disk: DiskAlone[] = []
    for (let round = 0; round < rounds; round++) disk.push(await diskAlone(content, [copy(templates.target, image)]))
    toDisk.push(
      { work, theirs: disk.map(({ write }) => write), ours: alone, bar: undefined },
      {
        work: `${work}, with proof`,
        theirs: disk.map(({ write, read }) => write + read),
        ours: proven,
        bar: undefined,
      },
    )
  }
  for (const { kind, file } of media) {
    if (kind === 'LZMS solid') continue
    await compare(`apply ${kind}`, file, allocatedCopy, BARS[kind], kind !== 'media')
    if (kind === 'LZX') await compare('apply LZX, fresh sparse image', file, sparseCopy, SPARSE_BAR, true)
  }
  return {
    peaks,
    print: () => {
      printRows('wimlib', 'ours', apply)
      printRows('apply', 'apply, read back and prove', prove)
      printRows('disk alone', 'ours', toDisk)
    },
  }
}
