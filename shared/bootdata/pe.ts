import type { Machine } from './boot-files.ts'
import { bootdataFault } from './faults.ts'

/** Offsets in a PE image (Microsoft PE format, "MS-DOS Stub", "COFF File Header", "Optional Header"). */
export const PE = {
  signatureOffset: 0x3c,
  machine: 4,
  sections: 6,
  optionalSize: 20,
  characteristics: 22,
  optional: 24,
} as const
export const OPTIONAL = { magic: 0, subsystem: 68, directories32: 96, directories64: 112 } as const
export const MACHINE_CODE: Readonly<Record<Machine, number>> = { x64: 0x8664, aa64: 0xaa64, ia32: 0x014c }
export const MAGIC_PE32 = 0x10b
export const MAGIC_PE32_PLUS = 0x20b
export const SUBSYSTEM_EFI_APPLICATION = 10
const CERTIFICATE_DIRECTORY = 4

export interface PeFacts {
  readonly machine: Machine
  /** A certificate table is there; whose signature it holds is not checked. */
  readonly signed: boolean
}

/** Header facts of an EFI application. Fault: `boot-loader-damaged` {path, machine}. */
export function readPe(bytes: Uint8Array, path: string): PeFacts {
  const damaged = (machine = 'UEFI') => bootdataFault('boot-loader-damaged', { path, machine })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 0x100 || view.getUint16(0, true) !== 0x5a4d) throw damaged()
  const at = view.getUint32(PE.signatureOffset, true)
  if (at + PE.optional + OPTIONAL.directories64 + 40 > bytes.length || view.getUint32(at, true) !== 0x4550)
    throw damaged()
  const code = view.getUint16(at + PE.machine, true)
  const machine = (Object.keys(MACHINE_CODE) as Machine[]).find((name) => MACHINE_CODE[name] === code)
  const optional = at + PE.optional
  if (machine === undefined || view.getUint16(optional + OPTIONAL.subsystem, true) !== SUBSYSTEM_EFI_APPLICATION)
    throw damaged()
  const isPlus = view.getUint16(optional + OPTIONAL.magic, true) === MAGIC_PE32_PLUS
  const directories = optional + (isPlus ? OPTIONAL.directories64 : OPTIONAL.directories32)
  return { machine, signed: view.getUint32(directories + CERTIFICATE_DIRECTORY * 8 + 4, true) !== 0 }
}
