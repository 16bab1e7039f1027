import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { missing } from '../../oracle/tools.ts'
import { withTree } from './temporary-tree.ts'

afterEach(() => vi.unstubAllEnvs())

test('a program that is there is not missing', () => {
  vi.stubEnv('PRESTAGE_REQUIRE_ALL', '1')
  expect(missing(process.execPath)).toBe(false)
})

test('a missing program is noted with its name, so that the skip has a reason', () => {
  vi.stubEnv('PRESTAGE_REQUIRE_ALL', '0')
  const notes = withTree({ notes: '' }, (root) => {
    vi.stubEnv('PRESTAGE_SKIP_NOTES', path.join(root, 'notes'))
    expect(missing('no-such-program', process.execPath)).toBe(true)
    return readFileSync(path.join(root, 'notes'), 'utf8')
  })
  expect(notes).toBe('not installed: no-such-program\n')
})

test('a missing program is an error when everything is required', () => {
  vi.stubEnv('PRESTAGE_REQUIRE_ALL', '1')
  expect(() => missing('no-such-program')).toThrow('not installed: no-such-program')
})
