import { describe, expect, it } from 'vitest'
import { evidence } from '../../../../shared/contract/evidence.ts'
import { checkMemory } from '../../../../shared/firstboot/boot/ram-disk.ts'

const MIB = 1 << 20
const boot = (memoryLimit?: number) => ({
  wim: { place: 'windows', path: '\\sources\\boot.wim' } as const,
  sdi: { place: 'windows', path: '\\boot\\boot.sdi' } as const,
  loaderPath: '\\windows\\system32\\boot\\winload.efi',
  memoryLimit,
})
const small = (needed: number, memory: number) =>
  expect.objectContaining({ code: 'boot-memory-small', facts: { needed, memory } }) as Error

describe('memory for the RAM disk', () => {
  it('is enough to the last MiB', () => {
    const sizes = { wim: 1532 * MIB, sdi: 4 * MIB }
    expect(checkMemory(boot(), sizes, undefined)).toEqual({
      value: undefined,
      basis: 'inferred',
      evidence: [
        evidence('boot-memory', { ramdisk: 1536, windowsPe: 512, left: 0, memory: 2048 }),
        evidence('boot-memory-assumed'),
      ],
    })
    expect(() => checkMemory(boot(), { ...sizes, sdi: sizes.sdi + 1 }, undefined)).toThrow(small(2049, 2048))
  })

  it('is what the computer has, or less where the boot store says so', () => {
    const sizes = { wim: 400 * MIB, sdi: 3 * MIB }
    expect(checkMemory(boot(), sizes, 1024).evidence[1]).toEqual(evidence('boot-memory-given'))
    expect(() => checkMemory(boot(), sizes, 914)).toThrow(small(915, 914))
    expect(() => checkMemory(boot(900 * MIB), sizes, 8192)).toThrow(small(915, 900))
  })
})
