import { describe, expect, it } from 'vitest'
import { computerText, startsImage } from '../../../../shared/firstboot/boot/architecture.ts'

const IMAGES = ['x86', 'x64', 'arm', 'arm64'] as const

describe('boot images', () => {
  it.each([
    ['x64', undefined, ['x64']],
    ['x64', 'x64', ['x64']],
    ['ia32', undefined, ['x86']],
    ['aa64', 'aa64', ['arm64']],
    ['bios', undefined, ['x86', 'x64']],
    ['bios', 'x64', ['x86', 'x64']],
    ['bios', 'ia32', ['x86']],
    ['bios', 'aa64', []],
  ] as const)('that %s firmware starts on a computer of kind %s are %j', (starter, machine, images) => {
    expect(IMAGES.filter((image) => startsImage(image, starter, machine))).toEqual(images)
  })

  it('are refused in words that name firmware and computer', () => {
    expect(computerText('x64', undefined)).toBe('UEFI, x64')
    expect(computerText('ia32', 'ia32')).toBe('UEFI, x86')
    expect(computerText('bios', undefined)).toBe('BIOS')
    expect(computerText('bios', 'ia32')).toBe('BIOS, x86')
  })
})
