import type { Machine } from '../../bootdata/boot-files.ts'
import type { Starter } from './boot-loader.ts'

/** A WIM names an architecture by its number, a program by its machine. */
export const ARCHITECTURE_OF: Readonly<Record<Machine, string>> = { x64: 'x64', aa64: 'arm64', ia32: 'x86' }

/**
 * Whether a boot image of this architecture starts. UEFI firmware starts its own only; in BIOS mode the processor decides:
 * x64 takes both, x86 only its own, and without a known computer x64 is assumed (configmgr.md 2.2 [documented]).
 */
export function startsImage(image: string, starter: Starter, machine: Machine | undefined): boolean {
  if (starter !== 'bios') return image === ARCHITECTURE_OF[machine ?? starter]
  switch (machine ?? 'x64') {
    case 'x64':
      return image === 'x64' || image === 'x86'
    case 'ia32':
      return image === 'x86'
    case 'aa64':
      return false
  }
}

/** The computer as a sentence names it. */
export function computerText(starter: Starter, machine: Machine | undefined): string {
  if (starter !== 'bios') return `UEFI, ${ARCHITECTURE_OF[machine ?? starter]}`
  return machine === undefined ? 'BIOS' : `BIOS, ${ARCHITECTURE_OF[machine]}`
}
