import { utf16leFromText } from '../bytes/utf16.ts'
import { MACHINE_CODE, MAGIC_PE32_PLUS, OPTIONAL, PE, SUBSYSTEM_EFI_APPLICATION } from './pe.ts'

const PE_OFFSET = 0x40
const SECTION_ALIGNMENT = 0x1000
const FILE_ALIGNMENT = 0x200
const CODE_ADDRESS = 0x1000
const OPTIONAL_BYTES = 240
const DIRECTORIES = 16
/** Executable image, large-address aware. */
const CHARACTERISTICS = 0x0022
/** Code, executable and readable. */
const SECTION_FLAGS = 0x60000020

/**
 * A tiny EFI application for x64 that prints one line on the console and then waits, so that whoever watches can read it.
 * No code of Microsoft's: the instructions are the bytes below.
 */
export function buildEfiProgram(program: { readonly line: string }): Uint8Array {
  const text = Uint8Array.of(...utf16leFromText(`${program.line}\r\n`), 0, 0)
  const code = codeFor()
  const section = new Uint8Array(Math.ceil((code.length + text.length) / FILE_ALIGNMENT) * FILE_ALIGNMENT)
  section.set(code)
  section.set(text, code.length)
  const bytes = new Uint8Array(FILE_ALIGNMENT + section.length)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, 0x5a4d, true)
  view.setUint32(PE.signatureOffset, PE_OFFSET, true)
  view.setUint32(PE_OFFSET, 0x4550, true)
  view.setUint16(PE_OFFSET + PE.machine, MACHINE_CODE.x64, true)
  view.setUint16(PE_OFFSET + PE.sections, 1, true)
  view.setUint16(PE_OFFSET + PE.optionalSize, OPTIONAL_BYTES, true)
  view.setUint16(PE_OFFSET + PE.characteristics, CHARACTERISTICS, true)
  writeOptionalHeader(view, PE_OFFSET + PE.optional, section.length)
  writeSection(bytes, PE_OFFSET + PE.optional + OPTIONAL_BYTES, section.length)
  bytes.set(section, FILE_ALIGNMENT)
  return bytes
}

function writeOptionalHeader(view: DataView, at: number, codeBytes: number): void {
  view.setUint16(at + OPTIONAL.magic, MAGIC_PE32_PLUS, true)
  view.setUint32(at + 4, codeBytes, true)
  view.setUint32(at + 16, CODE_ADDRESS, true)
  view.setUint32(at + 20, CODE_ADDRESS, true)
  view.setUint32(at + 32, SECTION_ALIGNMENT, true)
  view.setUint32(at + 36, FILE_ALIGNMENT, true)
  view.setUint32(at + 56, CODE_ADDRESS + SECTION_ALIGNMENT, true)
  view.setUint32(at + 60, FILE_ALIGNMENT, true)
  view.setUint16(at + OPTIONAL.subsystem, SUBSYSTEM_EFI_APPLICATION, true)
  view.setUint32(at + 108, DIRECTORIES, true)
}

function writeSection(bytes: Uint8Array, at: number, size: number): void {
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < 5; i++) bytes[at + i] = '.text'.charCodeAt(i)
  view.setUint32(at + 8, size, true)
  view.setUint32(at + 12, CODE_ADDRESS, true)
  view.setUint32(at + 16, size, true)
  view.setUint32(at + 20, FILE_ALIGNMENT, true)
  view.setUint32(at + 36, SECTION_FLAGS, true)
}

/** Entry point in the Microsoft calling convention: RDX holds the EFI system table (UEFI 2.10, 2.3.4 and 4.3). */
function codeFor(): Uint8Array {
  return Uint8Array.of(
    0x48,
    0x83,
    0xec,
    0x28, // sub rsp, 40: home space, and the stack aligned to 16
    0x48,
    0x8b,
    0x4a,
    0x40, // mov rcx, [rdx+64]: ConOut
    0x48,
    0x8d,
    0x15,
    0x06,
    0x00,
    0x00,
    0x00, // lea rdx, [rip+7]: the text behind the code
    0xff,
    0x51,
    0x08, // call [rcx+8]: OutputString
    0xf4, // wait: hlt
    0xeb,
    0xfd, // jmp wait
    0x90, // nop, so that the text begins at an even address
  )
}
