import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { bundleStation } from '../../build/bundle/bundle-station.ts'
import { ROOT } from '../e2e/cli.ts'
import { benchApply } from './applying.ts'
import { makeBenchMedia } from './bench-media.ts'
import { benchMany } from './many-targets.ts'
import { programsIn } from './programs.ts'
import { type BenchPart, machineLine, printPeaks } from './report.ts'
import { benchVerify } from './verifying.ts'
import { makeTemplates, sparseCopy } from './volumes.ts'

const MIB = 1 << 20
const MOST_MIB = 300

export interface EngineSize {
  readonly files: number
  readonly directories: number
  readonly mib: number
  /** Of the one packed file that the last media holds besides; 0 for no such media. */
  readonly largeMib: number
  readonly targets: number
  readonly rounds: number
}

export type EnginePart = 'verify' | 'apply' | 'many'

/** Verifying and applying beside wimlib-imagex and 7-Zip, on media made here; prints what it measured. */
export async function benchEngine(parts: readonly EnginePart[], size: EngineSize): Promise<void> {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'prestage-bench-'))
  process.on('SIGINT', () => process.exit(130))
  process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))
  await bundleStation(ROOT)

  const { files, directories, mib, largeMib, targets, rounds } = size
  console.error(`making a tree of ${files} files in ${directories} directories, ${mib} MiB …`)
  const media = makeBenchMedia(scratch, { files, directories, bytes: mib * MIB }, largeMib * MIB)
  const templates = makeTemplates(scratch, Math.ceil((mib + largeMib) * 1.25) + 1024)
  // What was made is brought to the disk before anything is measured.
  execFileSync('sync')
  const programs = programsIn(scratch)
  const fileOf = (wanted: string) => media.find(({ kind }) => kind === wanted)?.file ?? ''
  // The compiled modules are kept from here on, as they are after a first use.
  programs.verify(fileOf('none'))
  programs.apply(fileOf('none'), [sparseCopy(templates.target, path.join(scratch, 'run.img'))])

  const done: BenchPart[] = []
  if (parts.includes('verify')) done.push(benchVerify(programs, media, rounds))
  if (parts.includes('apply')) done.push(await benchApply(programs, media, templates, scratch, rounds))
  if (parts.includes('many')) {
    const work = { media: fileOf('LZX'), content: fileOf('none') }
    done.push(await benchMany(programs, work, templates, scratch, { rounds, targets }))
  }

  const version = execFileSync('wimlib-imagex', ['--version'], { encoding: 'utf8' }).split('\n')[0] ?? ''
  console.log(`\n${version}; ${machineLine()}; medians of ${rounds} runs in turn, warm cache.`)
  console.log(
    `The tree: ${files} files, ${directories} directories, ${mib} MiB; media: the same and one packed file of ${largeMib} MiB.`,
  )
  for (const { print } of done) print()
  printPeaks(
    done.flatMap(({ peaks }) => peaks),
    MOST_MIB,
  )
  console.log(`
verify: wall time of wimlib-imagex verify, of 7z t, and of prestage media verify, all start-up included; with
  --digest it takes the SHA-256 of the file too, which the others do not.
apply: wall time of wimlib-imagex apply into an NTFS volume by mkntfs in a file, its fsync at the end included; and of the
  steps of prestage apply that do the same into an equal volume of a GPT target: opening, planning, writing, fsync. The
  verification before it, which wimlib-imagex leaves out, and the start of the program are not in it.
  "fresh sparse image" starts from a file of holes, the others from one that has all its blocks.
read back and prove: the same and the steps after it; ratio to apply alone.
${targets} targets: apply, and apply with its proof, to ${targets} images at once; ratio to one of the same kind.
disk alone: dd writing the content of the tree into as many images at once, with fsync; for the proof, and reading it past the cache.
Both programs' files lie on one disk; every image is new for each run.`)
}
