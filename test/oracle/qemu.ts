import { spawn } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Firmware of Debian's `ovmf` package. */
export const OVMF_CODE = '/usr/share/OVMF/OVMF_CODE_4M.fd'
const OVMF_VARS = '/usr/share/OVMF/OVMF_VARS_4M.fd'
export const QEMU = 'qemu-system-x86_64'
/** A start takes seconds. Now and then an emulated one stops in the middle of a line of its console [observed, qemu 7.2]. */
const DEADLINE_MS = 80_000
const STARTS = 3
const CONSOLE = ['-display', 'none', '-monitor', 'none', '-serial', 'stdio', '-net', 'none', '-no-reboot']

/** How the computer sees its disk. */
interface DiskTraits {
  /** qemu's name of the container. */
  readonly format: 'raw' | 'vpc' | 'vhdx'
  readonly sectorSize: 512 | 4096
}

/**
 * Starts a computer with UEFI firmware from a disk image, which stays unchanged, and resolves with its console
 * once `line` has appeared there. Rejects when the computer ends before, or after three starts that came to nothing.
 */
export async function bootUntil(
  imagePath: string,
  line: string,
  { format = 'raw', sectorSize = 512 }: Partial<DiskTraits> = {},
): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-qemu-'))
  const variables = path.join(folder, 'variables.fd')
  copyFileSync(OVMF_VARS, variables)
  try {
    return await watch(argumentsFor(imagePath, variables, { format, sectorSize }), line)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The same for a computer with a BIOS. */
export function biosBootUntil(imagePath: string, line: string): Promise<string> {
  return watch(
    [
      ...['-machine', 'pc,accel=tcg', '-m', '64'],
      ...['-drive', `if=ide,format=raw,snapshot=on,file=${imagePath}`],
      ...CONSOLE,
    ],
    line,
  )
}

/** Emulated in software: inside some virtual machines KVM cannot run the firmware, or hangs in it. */
function argumentsFor(imagePath: string, variables: string, { format, sectorSize }: DiskTraits): readonly string[] {
  const sectors = `logical_block_size=${sectorSize},physical_block_size=4096`
  return [
    ...['-machine', 'q35,accel=tcg', '-m', '256'],
    ...['-drive', `if=pflash,format=raw,readonly=on,file=${OVMF_CODE}`],
    ...['-drive', `if=pflash,format=raw,file=${variables}`],
    ...['-drive', `if=none,id=disk,format=${format},snapshot=on,file=${imagePath}`],
    ...[
      '-device',
      sectorSize === 512 ? 'ide-hd,drive=disk,bootindex=0' : `nvme,serial=4k,drive=disk,bootindex=0,${sectors}`,
    ],
    ...CONSOLE,
  ]
}

async function watch(args: readonly string[], line: string): Promise<string> {
  let shown = ''
  for (let start = 0; start < STARTS; start++) {
    const { seen, console } = await watchOnce(args, line)
    if (seen) return console
    shown = console
  }
  throw new Error(`"${line}" did not appear on the console:\n${shown}`)
}

/** What stood on the console when the line appeared, or when the time was over. Rejects when the computer ends by itself. */
function watchOnce(args: readonly string[], line: string): Promise<{ seen: boolean; console: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(QEMU, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let console = ''
    let errors = ''
    let seen = false
    let late = false
    const deadline = setTimeout(() => {
      late = true
      child.kill('SIGKILL')
    }, DEADLINE_MS)
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      console += text
      if (!console.includes(line)) return
      seen = true
      child.kill('SIGKILL')
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text
    })
    child.once('error', reject)
    child.once('close', () => {
      clearTimeout(deadline)
      if (seen || late) resolve({ seen, console })
      else reject(new Error(`the computer ended without "${line}" on its console:\n${console}${errors}`))
    })
  })
}
