import { describe, expect, it } from 'vitest'
import { MACHINES } from '../../../shared/bootdata/boot-files.ts'
import { buildEfiProgram } from '../../../shared/bootdata/efi-program.ts'
import { readPe } from '../../../shared/bootdata/pe.ts'
import { isFault } from '../../../shared/bytes/fault.ts'

const PATH = '\\EFI\\Boot\\bootx64.efi'
const program = (machine: (typeof MACHINES)[number] = 'x64') => buildEfiProgram({ machine, line: 'Test' })
const fault = expect.objectContaining({ code: 'boot-loader-damaged', facts: { path: PATH, machine: 'UEFI' } })

describe('EFI programs', () => {
  it.each(MACHINES)('made for %s are read as such, unsigned', (machine) => {
    expect(readPe(program(machine), PATH)).toMatchObject({ machine, signed: false })
  })

  it('that are a line longer than a page still describe their size', () => {
    const bytes = buildEfiProgram({ machine: 'x64', line: 'x'.repeat(5000) })
    expect(new DataView(bytes.buffer).getUint32(0x40 + 24 + 56, true)).toBe(0x1000 + 0x3000)
  })

  it('are refused when cut short or something else', () => {
    expect(() => readPe(new Uint8Array(0), PATH)).toThrow(fault)
    expect(() => readPe(program().subarray(0, 0x80), PATH)).toThrow(fault)
    expect(() => readPe(new Uint8Array(4096).fill(0xff), PATH)).toThrow(fault)
  })

  it('are refused when their header is elsewhere, their machine unknown or they are no EFI application', () => {
    for (const [at, value] of [
      [0x3f, 0xff],
      [0x44, 0x00],
      [0x40 + 24 + 68, 3],
    ] as const) {
      const bytes = program()
      bytes[at] = value
      expect(() => readPe(bytes, PATH)).toThrow(fault)
    }
  })

  it('give facts or a fault for any changed byte of the header', () => {
    for (let at = 0; at < 0x200; at++) {
      const bytes = program()
      bytes[at] = 0xff
      try {
        readPe(bytes, PATH)
      } catch (error) {
        expect(isFault(error)).toBe(true)
      }
    }
  })
})
