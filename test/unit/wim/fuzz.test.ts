import { describe, expect, it } from 'vitest'
import { runFuzz } from '../../fuzz/run-fuzz.ts'
import { FUZZ_TARGETS } from '../../fuzz/targets.ts'

describe('a bounded run of the fuzzer', () => {
  for (const target of FUZZ_TARGETS)
    it(`finds no crash, no hang and no hunger for memory: ${target.name}`, () => {
      const { inputs, blocks, failures } = runFuzz(target, { seed: 20261121, mostInputs: 2000, mostMs: 20_000 })
      expect(failures.map(({ reason }) => reason)).toEqual([])
      expect(inputs).toBeGreaterThan(200)
      expect(blocks).toBeGreaterThan(0)
    })
})
