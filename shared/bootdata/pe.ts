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
export const OPTIONAL = {
  magic: 0,
  entryPoint: 16,
  imageBytes: 56,
  headerBytes: 60,
  checksum: 64,
  subsystem: 68,
  directories32: 96,
  directories64: 112,
} as const
const SECTION = { virtualSize: 8, virtualAddress: 12, rawBytes: 16, rawOffset: 20, bytes: 40 } as const
export const MACHINE_CODE: Readonly<Record<Machine, number>> = { x64: 0x8664, aa64: 0xaa64, ia32: 0x014c }
export const MAGIC_PE32 = 0x10b
export const MAGIC_PE32_PLUS = 0x20b
export const SUBSYSTEM_EFI_APPLICATION = 10
const CERTIFICATE_DIRECTORY = 4
const DIRECTORY_BYTES = 8
const MOST_SECTIONS = 96

export interface PeFacts {
  readonly machine: Machine
  readonly sections: number
  /** A certificate table is named; whether its signature fits is for `readSignature`. */
  readonly signed: boolean
  /** Where the checksum, the table's directory entry and the table itself lie: what a signature leaves out. Bytes. */
  readonly checksumAt: number
  readonly directoryAt: number
  readonly tableAt: number
  readonly tableBytes: number
}

/**
 * Header facts of an EFI application whose sections and entry point lie within it.
 * Fault: `boot-loader-damaged` {path, machine}.
 */
export function readPe(bytes: Uint8Array, path: string): PeFacts {
  const damaged = () => bootdataFault('boot-loader-damaged', { path, machine: 'UEFI' })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 0x100 || view.getUint16(0, true) !== 0x5a4d) throw damaged()
  const at = view.getUint32(PE.signatureOffset, true)
  const directoriesEnd = OPTIONAL.directories64 + (CERTIFICATE_DIRECTORY + 1) * DIRECTORY_BYTES
  if (at + PE.optional + directoriesEnd > bytes.length || view.getUint32(at, true) !== 0x4550) throw damaged()
  const machine = machineOf(view.getUint16(at + PE.machine, true))
  const optional = at + PE.optional
  if (machine === undefined || view.getUint16(optional + OPTIONAL.subsystem, true) !== SUBSYSTEM_EFI_APPLICATION)
    throw damaged()
  const isPlus = view.getUint16(optional + OPTIONAL.magic, true) === MAGIC_PE32_PLUS
  if (isPlus !== (machine !== 'ia32')) throw damaged()
  const sections = view.getUint16(at + PE.sections, true)
  const table = optional + view.getUint16(at + PE.optionalSize, true)
  const areSectionsWithin =
    sections >= 1 && sections <= MOST_SECTIONS && table + sections * SECTION.bytes <= bytes.length
  if (!areSectionsWithin || !hasCode(view, table, sections, view.getUint32(optional + OPTIONAL.entryPoint, true)))
    throw damaged()
  const directories = optional + (isPlus ? OPTIONAL.directories64 : OPTIONAL.directories32)
  const directoryAt = directories + CERTIFICATE_DIRECTORY * DIRECTORY_BYTES
  const tableBytes = view.getUint32(directoryAt + 4, true)
  return {
    machine,
    sections,
    signed: tableBytes !== 0,
    checksumAt: optional + OPTIONAL.checksum,
    directoryAt,
    tableAt: view.getUint32(directoryAt, true),
    tableBytes,
  }
}

/** Machine of any PE program, such as the Windows loader; undefined when it is none, or of another machine. */
export function peMachine(bytes: Uint8Array): Machine | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 0x40 || view.getUint16(0, true) !== 0x5a4d) return undefined
  const at = view.getUint32(PE.signatureOffset, true)
  if (at + PE.machine + 2 > bytes.length || view.getUint32(at, true) !== 0x4550) return undefined
  return machineOf(view.getUint16(at + PE.machine, true))
}

function machineOf(code: number): Machine | undefined {
  return (Object.keys(MACHINE_CODE) as Machine[]).find((name) => MACHINE_CODE[name] === code)
}

/** Every section's bytes are in the file, and the entry point is in one of them. */
function hasCode(view: DataView, table: number, sections: number, entryPoint: number): boolean {
  let isEntered = false
  for (let index = 0; index < sections; index++) {
    const at = table + index * SECTION.bytes
    const rawBytes = view.getUint32(at + SECTION.rawBytes, true)
    if (rawBytes !== 0 && view.getUint32(at + SECTION.rawOffset, true) + rawBytes > view.byteLength) return false
    const address = view.getUint32(at + SECTION.virtualAddress, true)
    const size = Math.max(rawBytes, view.getUint32(at + SECTION.virtualSize, true))
    if (entryPoint >= address && entryPoint < address + size) isEntered = true
  }
  return isEntered
}
