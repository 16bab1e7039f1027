/** Kinds of computer that UEFI boot files are made for, by the ending of their fallback loader's name. */
export const MACHINES = ['x64', 'aa64', 'ia32'] as const
export type Machine = (typeof MACHINES)[number]

export interface BootFiles {
  /** The loader that firmware starts on a disk it does not know (UEFI 2.10, 3.5.1.1). */
  readonly fallbackPath: string
}

export function bootFiles(machine: Machine): BootFiles {
  return { fallbackPath: `\\EFI\\Boot\\boot${machine}.efi` }
}

/** The boot manager's store on the partition that firmware starts (configmgr.md 6.4). */
export const BCD_PATHS = { uefi: '\\EFI\\Microsoft\\Boot\\BCD', bios: '\\Boot\\BCD' } as const

/** What the boot code of the active partition loads (configmgr.md 6.4). */
export const BIOS_BOOT_MANAGER = '\\bootmgr'
