import { expect, it } from 'vitest'
import { bootSdi, isBootSdi } from '../../../shared/bootdata/boot-sdi.ts'

it('the placeholder begins as an SDI file; text, a cut signature and nothing do not', () => {
  expect(isBootSdi(bootSdi())).toBe(true)
  expect(isBootSdi(new TextEncoder().encode('$SDI0002'))).toBe(false)
  expect(isBootSdi(bootSdi().subarray(0, 7))).toBe(false)
  expect(isBootSdi(new Uint8Array(0))).toBe(false)
})
