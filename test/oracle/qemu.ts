import { spawn } from 'node:child_process'
import { accessSync, constants, copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Firmware of Debian's `ovmf` package. */
export const OVMF_CODE = '/usr/share/OVMF/OVMF_CODE_4M.fd'
const OVMF_VARS = '/usr/share/OVMF/OVMF_VARS_4M.fd'
export const QEMU = 'qemu-system-x86_64'
const DEADLINE_MS = 90_000

/**
 * Starts a computer with UEFI firmware from a raw disk image, which stays unchanged, and resolves with its console
 * once `line` has appeared there. Rejects when the computer ends before, or after 90 seconds without it.
 */
export async function bootUntil(imagePath: string, line: string): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-qemu-'))
  const variables = path.join(folder, 'variables.fd')
  copyFileSync(OVMF_VARS, variables)
  try {
    const accelerators = mayUse('/dev/kvm') ? ['kvm', 'tcg'] : ['tcg']
    for (const accelerator of accelerators) {
      const console = await watch(argumentsFor(imagePath, variables, accelerator), line)
      if (console !== undefined) return console
    }
    throw new Error('no accelerator of QEMU works')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function argumentsFor(imagePath: string, variables: string, accelerator: string): readonly string[] {
  return [
    ...['-machine', `q35,accel=${accelerator}`, '-m', '256'],
    ...['-drive', `if=pflash,format=raw,readonly=on,file=${OVMF_CODE}`],
    ...['-drive', `if=pflash,format=raw,file=${variables}`],
    ...['-drive', `if=none,id=disk,format=raw,snapshot=on,file=${imagePath}`],
    ...['-device', 'ide-hd,drive=disk,bootindex=0'],
    ...['-display', 'none', '-monitor', 'none', '-serial', 'stdio', '-net', 'none', '-no-reboot'],
  ]
}

/** The console, or undefined when KVM cannot run the firmware, as inside some virtual machines. */
function watch(args: readonly string[], line: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const child = spawn(QEMU, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let console = ''
    let errors = ''
    let seen = false
    const deadline = setTimeout(() => child.kill('SIGKILL'), DEADLINE_MS)
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      console += text
      if (!console.includes(line)) return
      seen = true
      child.kill('SIGKILL')
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text
      if (isKvmFailure(errors)) child.kill('SIGKILL')
    })
    child.once('error', reject)
    child.once('close', () => {
      clearTimeout(deadline)
      if (seen) resolve(console)
      else if (isKvmFailure(errors)) resolve(undefined)
      else reject(new Error(`"${line}" did not appear on the console:\n${console}${errors}`))
    })
  })
}

function isKvmFailure(errors: string): boolean {
  return /KVM internal error|failed to initialize kvm/i.test(errors)
}

function mayUse(device: string): boolean {
  try {
    accessSync(device, constants.R_OK | constants.W_OK)
    return true
  } catch {
    return false
  }
}
