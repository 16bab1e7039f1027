import { closeSync, openSync, readSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { extractPartition } from './foreign-target.ts'
import { mustRun, run } from './program.ts'
import { GRID_LABEL, type GridDisk, type Part, QEMU_FORMAT } from './target-grid-disk.ts'
import type { Row, TreeKind } from './target-grid-rows.ts'
import { dumpVolume, withoutStorage } from './volume-dump.ts'

/** What one program says of a target: `ok`, or what is wrong. */
export type Verdicts = Readonly<Record<string, string>>

const OK = 'ok'
/** Files of a target that The Sleuth Kit looks at one by one. */
const SAMPLED_FILES = 12
const MOST_DIFFERENCES = 10
/** A file of the tree that takes less than it holds. */
const SPARSE_FILE: Readonly<Partial<Record<TreeKind, string>>> = {
  'of everything': 'archipelago',
  'of large files': 'a hole',
}

/** Programs that cannot open a target of this kind, and why; they are asked about all others. */
export function unavailable({ tree, container, table, clusterSize, sectorSize }: Row): Verdicts {
  const reasons: Record<string, string> = {}
  if (!container.startsWith('vhdx')) reasons['qemu-img check'] = 'qemu-img has no checks for this format'
  else if (sectorSize === 4096) reasons['qemu-img check'] = 'qemu-img opens no VHDX with 4096-byte sectors'
  if (clusterSize > 65536)
    reasons['fls, istat, icat'] = 'The Sleuth Kit 4.11 opens no volume with clusters beyond 64 KiB'
  if (clusterSize > 4096 && SPARSE_FILE[tree] !== undefined)
    reasons['7z t'] = '7-Zip reads no sparse file with clusters beyond 4096 bytes'
  if (SPARSE_FILE[tree] === undefined) reasons['ntfsinfo -F, sparse file'] = 'no sparse file in the tree'
  if (table === 'gpt') reasons['ntfsfix -n, system partition'] = 'no BIOS disk'
  else {
    reasons['sgdisk --verify'] = 'no GPT'
    reasons['fsck.fat -n'] = 'no FAT volume on a BIOS disk'
  }
  if (table === 'mbr of one partition') reasons['ntfsfix -n, system partition'] = 'no system partition'
  if (sectorSize === 4096) {
    reasons['sfdisk --verify'] = 'sfdisk takes an image file to have 512-byte sectors'
    reasons['sgdisk --verify'] = 'sgdisk takes an image file to have 512-byte sectors'
    reasons['7z t'] = 'p7zip opens no NTFS volume with 4096-byte sectors'
  }
  return reasons
}

/** Every oracle's verdict on a provisioned target; `expected` is what wimlib makes of the same media. */
export function judge(row: Row, target: string, disk: GridDisk, expected: readonly string[]): Verdicts {
  const windows = `${target}.ntfs`
  const esp = `${target}.fat`
  const system = `${target}.system`
  const raw = row.container === 'raw' ? target : `${target}.raw`
  const { format } = QEMU_FORMAT[row.container]
  if (raw !== target) convertToRaw(row, target, raw)
  extract(raw, disk.windows, windows)
  extract(raw, disk.esp, esp)
  extract(raw, disk.system, system)
  const skipped = unavailable(row)
  const verdicts: Record<string, string> = {}
  const ask = (oracle: string, answer: () => string) => {
    verdicts[oracle] = skipped[oracle] ?? answer()
  }
  try {
    ask('qemu-img check', () => says('qemu-img', ['check', '-f', format, target], 'No errors were found on the image'))
    ask('sgdisk --verify', () => says('sgdisk', ['--verify', raw], 'No problems found'))
    ask('sfdisk --verify', () => says('sfdisk', ['--verify', raw], 'No errors detected'))
    ask('fdisk -l', () => says('fdisk', ['-b', String(row.sectorSize), '-l', raw], 'Disklabel type: '))
    ask('fsck.fat -n', () => says('fsck.fat', ['-n', esp], ''))
    ask('ntfsfix -n, system partition', () => says('ntfsfix', ['-n', system], 'was processed successfully'))
    ask('ntfsfix -n', () => says('ntfsfix', ['-n', windows], 'was processed successfully'))
    ask('ntfsinfo -m', () => says('ntfsinfo', ['-m', windows], `Volume Name: ${GRID_LABEL}`))
    ask('ntfscluster', () => says('ntfscluster', [windows], 'bytes per volume'))
    ask('ntfsresize -i', () => says('ntfsresize', ['-i', '-f', windows], 'Collecting resizing constraints'))
    ask('7z t', () => says('7z', ['t', windows], 'Everything is Ok'))
    ask('fls, istat, icat', () => sleuthKit(windows, expected))
    ask('ntfs-3g against wimlib', () =>
      comparedWithWimlib(windows, path.join(path.dirname(target), 'mounted'), expected),
    )
    ask('ntfsinfo -F, sparse file', () => sparseFile(windows, SPARSE_FILE[row.tree] ?? ''))
    ask('copy of the boot sector', () => bootSectorCopy(windows, row.sectorSize))
  } finally {
    for (const file of new Set([windows, esp, system, raw, target])) rmSync(file, { force: true })
  }
  return verdicts
}

/** By qemu-img, or by 7-Zip, which opens the VHDX that qemu-img does not. */
function convertToRaw({ container, sectorSize }: Row, target: string, raw: string): void {
  if (sectorSize === 512)
    mustRun('qemu-img', ['convert', '-f', QEMU_FORMAT[container].format, '-O', 'raw', target, raw])
  else
    mustRun('sh', [
      '-c',
      '7z x -so -tVHDX "$0" | dd of="$1" bs=1M iflag=fullblock conv=sparse status=none',
      target,
      raw,
    ])
}

function extract(raw: string, part: Part | undefined, into: string): void {
  if (part !== undefined) extractPartition(raw, part.start, part.size, into)
}

function says(program: string, args: readonly string[], wanted: string): string {
  const { code, stdout, stderr } = run(program, args)
  return code === 0 && stdout.includes(wanted) ? OK : `${program} ended with ${code}: ${stdout}${stderr}`
}

/** Names of all files, and metadata and bytes of some of them. */
function sleuthKit(image: string, expected: readonly string[]): string {
  const numbers = new Map<string, string>()
  for (const line of run('fls', ['-r', '-p', '-F', image]).stdout.split('\n')) {
    const [kind, name] = line.split('\t')
    const number = /(\d+)-128-\d+/.exec(kind ?? '')?.[0]
    if (name !== undefined && number !== undefined) numbers.set(name, number)
  }
  const files = expected.flatMap((line) => {
    const [, name, size, sha1] = /^file (.*) (\d+) ([0-9a-f]{40}) links \d+$/.exec(line) ?? []
    return name === undefined ? [] : [{ name, size: Number(size), sha1 }]
  })
  const missing = files.filter(({ name }) => !numbers.has(name))
  if (missing.length > 0) return `fls does not show ${missing[0]?.name} and ${missing.length - 1} more`
  const step = Math.max(1, Math.floor(files.length / SAMPLED_FILES))
  for (const { name, sha1 } of files.filter((file, index) => index % step === 0 && file.size > 0)) {
    const number = numbers.get(name) ?? ''
    if (!run('istat', [image, number.split('-')[0] ?? '']).stdout.includes('Allocated File')) return `istat: ${name}`
    const digest = run('sh', ['-c', 'icat "$0" "$1" | sha1sum', image, number]).stdout.slice(0, 40)
    if (digest !== sha1) return `icat: ${name}`
  }
  return OK
}

function comparedWithWimlib(image: string, mountPoint: string, expected: readonly string[]): string {
  const seen = new Set(dumpVolume(image, mountPoint).map(withoutStorage))
  const wanted = new Set(expected.map(withoutStorage))
  const differences = [
    ...[...wanted].filter((line) => !seen.has(line)).map((line) => `- ${line}`),
    ...[...seen].filter((line) => !wanted.has(line)).map((line) => `+ ${line}`),
  ]
  return differences.length === 0 ? OK : differences.slice(0, MOST_DIFFERENCES).join('\n')
}

function sparseFile(image: string, name: string): string {
  const { stdout } = run('ntfsinfo', ['-v', '-F', name, image])
  const [, data, compressed] =
    /Data size:\s+(\d+)[\s\S]*?Compressed size:\s+(\d+)/.exec(stdout.split('$DATA').at(1) ?? '') ?? []
  return Number(compressed) < Number(data) ? OK : `${name} takes ${compressed} of ${data} bytes`
}

/** The last sector of the partition repeats the first. */
function bootSectorCopy(image: string, sectorSize: number): string {
  const descriptor = openSync(image, 'r')
  const sectorAt = (offset: number) => {
    const bytes = Buffer.alloc(sectorSize)
    readSync(descriptor, bytes, 0, sectorSize, offset)
    return bytes
  }
  const same = sectorAt(0).equals(sectorAt(statSync(image).size - sectorSize))
  closeSync(descriptor)
  return same ? OK : 'the sectors differ'
}
