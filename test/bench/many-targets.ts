import { rmSync } from 'node:fs'
import path from 'node:path'
import { type DiskAlone, diskAlone } from './disk-alone.ts'
import { byTurns, type Programs } from './programs.ts'
import { type BenchPart, type Peak, printRows, type Row } from './report.ts'
import { stagesOf } from './stages.ts'
import { allocatedCopy, sparseCopy, type Templates } from './volumes.ts'

const MOST_FOR_MANY = 2
const KINDS = [
  { kind: '', copy: allocatedCopy },
  { kind: ', fresh sparse images', copy: sparseCopy },
]

/** One target against many of the same media, and against what the disk alone takes for `content`, their bytes. */
export async function benchMany(
  programs: Programs,
  { media, content }: { readonly media: string; readonly content: string },
  templates: Templates,
  scratch: string,
  { rounds, targets }: { readonly rounds: number; readonly targets: number },
): Promise<BenchPart> {
  const toOne: Row[] = []
  const toDisk: Row[] = []
  const peaks: Peak[] = []
  for (const { kind, copy } of KINDS) {
    console.error(`one and ${targets} targets${kind}, ${rounds} rounds …`)
    const images = Array.from({ length: targets }, (_, index) => path.join(scratch, `run${index}.img`))
    const fresh = (count: number) => images.slice(0, count).map((image) => copy(templates.target, image))
    const runs = byTurns(rounds, {
      one: () => programs.apply(media, fresh(1)),
      many: () => programs.apply(media, fresh(targets)),
    })
    const disk: DiskAlone[] = []
    for (let round = 0; round < rounds; round++) disk.push(await diskAlone(content, fresh(targets)))
    for (const image of images) rmSync(image, { force: true })

    const [one, many] = [runs.one.map(stagesOf), runs.many.map(stagesOf)]
    const writing = { work: `apply LZX${kind}`, ours: many.map(({ apply }) => apply) }
    const whole = { work: `apply LZX with proof${kind}`, ours: many.map(({ apply, prove }) => apply + prove) }
    toOne.push(
      { ...writing, theirs: one.map(({ apply }) => apply), bar: MOST_FOR_MANY },
      { ...whole, theirs: one.map(({ apply, prove }) => apply + prove), bar: MOST_FOR_MANY },
    )
    toDisk.push(
      { ...writing, theirs: disk.map(({ write }) => write), bar: undefined },
      { ...whole, theirs: disk.map(({ write, read }) => write + read), bar: undefined },
    )
    peaks.push({ work: `apply LZX to ${targets} targets${kind}`, runs: runs.many })
  }
  return {
    peaks,
    print: () => {
      printRows('one target', `${targets} targets`, toOne)
      printRows('disk alone', `${targets} targets`, toDisk)
    },
  }
}
