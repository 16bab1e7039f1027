import { utf16leFromText } from '../bytes/utf16.ts'
import type { Machine } from './boot-files.ts'
import { printAndWait } from './efi-code.ts'
import { MACHINE_CODE, MAGIC_PE32, MAGIC_PE32_PLUS, OPTIONAL, PE, SUBSYSTEM_EFI_APPLICATION } from './pe.ts'

const PE_OFFSET = 0x40
const SECTION_ALIGNMENT = 0x1000
const FILE_ALIGNMENT = 0x200
const CODE_ADDRESS = 0x1000
const DIRECTORIES = 16
/** Executable image, large-address aware; executable image for 32-bit machines. */
const CHARACTERISTICS_64 = 0x0022
const CHARACTERISTICS_32 = 0x0102
/** Code, executable and readable. */
const SECTION_FLAGS = 0x60000020

/** Where the two optional headers differ (Microsoft PE format, "Optional Header (Image Only)"). */
const HEADER_64 = { magic: MAGIC_PE32_PLUS, bytes: 240, directories: 108, characteristics: CHARACTERISTICS_64 } as const
const HEADER_32 = { magic: MAGIC_PE32, bytes: 224, directories: 92, characteristics: CHARACTERISTICS_32 } as const

/**
 * A tiny EFI application that prints one line on the console and then waits, so that whoever watches can read it.
 * It is of our own making: header and instructions are the bytes written here.
 */
export function buildEfiProgram(program: { readonly machine: Machine; readonly line: string }): Uint8Array {
  const header = program.machine === 'ia32' ? HEADER_32 : HEADER_64
  const text = Uint8Array.of(...utf16leFromText(`${program.line}\r\n`), 0, 0)
  const code = printAndWait(program.machine)
  const usedBytes = code.length + text.length
  const section = new Uint8Array(Math.ceil(usedBytes / FILE_ALIGNMENT) * FILE_ALIGNMENT)
  section.set(code)
  section.set(text, code.length)
  const bytes = new Uint8Array(FILE_ALIGNMENT + section.length)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, 0x5a4d, true)
  view.setUint32(PE.signatureOffset, PE_OFFSET, true)
  view.setUint32(PE_OFFSET, 0x4550, true)
  view.setUint16(PE_OFFSET + PE.machine, MACHINE_CODE[program.machine], true)
  view.setUint16(PE_OFFSET + PE.sections, 1, true)
  view.setUint16(PE_OFFSET + PE.optionalSize, header.bytes, true)
  view.setUint16(PE_OFFSET + PE.characteristics, header.characteristics, true)
  writeOptionalHeader(view, PE_OFFSET + PE.optional, header, section.length)
  writeSection(bytes, PE_OFFSET + PE.optional + header.bytes, usedBytes, section.length)
  bytes.set(section, FILE_ALIGNMENT)
  return bytes
}

function writeOptionalHeader(
  view: DataView,
  at: number,
  header: typeof HEADER_64 | typeof HEADER_32,
  codeBytes: number,
): void {
  const imageBytes = CODE_ADDRESS + Math.ceil(codeBytes / SECTION_ALIGNMENT) * SECTION_ALIGNMENT
  view.setUint16(at + OPTIONAL.magic, header.magic, true)
  view.setUint32(at + 4, codeBytes, true)
  view.setUint32(at + 16, CODE_ADDRESS, true)
  view.setUint32(at + 20, CODE_ADDRESS, true)
  view.setUint32(at + 32, SECTION_ALIGNMENT, true)
  view.setUint32(at + 36, FILE_ALIGNMENT, true)
  view.setUint32(at + 56, imageBytes, true)
  view.setUint32(at + 60, FILE_ALIGNMENT, true)
  view.setUint16(at + OPTIONAL.subsystem, SUBSYSTEM_EFI_APPLICATION, true)
  view.setUint32(at + header.directories, DIRECTORIES, true)
}

function writeSection(bytes: Uint8Array, at: number, usedBytes: number, size: number): void {
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < 5; i++) bytes[at + i] = '.text'.charCodeAt(i)
  view.setUint32(at + 8, usedBytes, true)
  view.setUint32(at + 12, CODE_ADDRESS, true)
  view.setUint32(at + 16, size, true)
  view.setUint32(at + 20, FILE_ALIGNMENT, true)
  view.setUint32(at + 36, SECTION_FLAGS, true)
}
