import type { Machine } from './boot-files.ts'

/** Offsets in the EFI system table and the text output protocol (UEFI 2.10, 4.3 and 12.4), by pointer size:
 * 64 bit: ConOut at 64, OutputString at 8; 32 bit: ConOut at 44, OutputString at 4. */

/** Entry point in the Microsoft calling convention: RDX holds the system table (UEFI 2.10, 2.3.4.2). */
const X64: readonly (readonly number[])[] = [
  [0x48, 0x83, 0xec, 0x28], // sub rsp, 40: home space, and the stack aligned to 16
  [0x48, 0x8b, 0x4a, 0x40], // mov rcx, [rdx+64]: ConOut, the first argument
  [0x48, 0x8d, 0x15, 0x07, 0x00, 0x00, 0x00], // lea rdx, [rip+7]: the text behind the code
  [0xff, 0x51, 0x08], // call [rcx+8]: OutputString
  [0xf4], // wait: hlt
  [0xeb, 0xfd], // jmp wait
  [0x90], // nop, so that the text begins at an even address
]

/** Entry point in the C calling convention: [esp+8] holds the system table (UEFI 2.10, 2.3.2). */
const IA32: readonly (readonly number[])[] = [
  [0x8b, 0x44, 0x24, 0x08], // mov eax, [esp+8]: the system table
  [0x8b, 0x40, 0x2c], // mov eax, [eax+44]: ConOut
  [0xe8, 0x00, 0x00, 0x00, 0x00], // call next: where this code lies
  [0x5a], // next: pop edx
  [0x83, 0xc2, 0x0e], // add edx, 14: the text behind the code
  [0x52], // push edx: the second argument
  [0x50], // push eax: the first argument
  [0xff, 0x50, 0x04], // call [eax+4]: OutputString
  [0x90], // nop
  [0xf4], // wait: hlt
  [0xeb, 0xfd], // jmp wait
  [0x90], // nop, so that the text begins at an even address
]

/** Entry point in the AAPCS64: X1 holds the system table (UEFI 2.10, 2.3.6.4). Little-endian words. */
const AA64: readonly (readonly number[])[] = [
  [0x20, 0x20, 0x40, 0xf9], // ldr x0, [x1, #64]: ConOut, the first argument
  [0x02, 0x04, 0x40, 0xf9], // ldr x2, [x0, #8]: OutputString
  [0x81, 0x00, 0x00, 0x10], // adr x1, #16: the text behind the code
  [0x40, 0x00, 0x3f, 0xd6], // blr x2
  [0x7f, 0x20, 0x03, 0xd5], // wait: wfi
  [0xff, 0xff, 0xff, 0x17], // b wait
]

const CODE: Readonly<Record<Machine, readonly (readonly number[])[]>> = { x64: X64, aa64: AA64, ia32: IA32 }

/** Position-independent code that prints the UTF-16 text right behind it and then waits. */
export function printAndWait(machine: Machine): Uint8Array {
  return Uint8Array.from(CODE[machine].flat())
}
