import { expect, test } from 'vitest'
import { checkRooms } from '../../../build/check/check-rooms.ts'
import { withTree } from './temporary-tree.ts'

function problemsOf(file: string, source: string): readonly string[] {
  return withTree({ [file]: source }, (root) => checkRooms(root, [file]))
}

test('a format may import the bytes below it', () => {
  expect(problemsOf('shared/wim/open.ts', `import { Fault } from '../bytes/fault.ts'\n`)).toEqual([])
})

test('a format that imports node: is found, with its line', () => {
  expect(problemsOf('shared/wim/open.ts', `const a = 1\nimport { readFileSync } from 'node:fs'\n`)).toEqual([
    'shared/wim/open.ts:2: shared/wim may not import node:fs',
  ])
})

test('a format that imports the contract, even for a type, is found', () => {
  expect(problemsOf('shared/disk/gpt.ts', `import type { ErrorCode } from '../contract/errors.ts'\n`)).toEqual([
    'shared/disk/gpt.ts:1: shared/disk may not import shared/contract/errors.ts',
  ])
})

test('the two file systems do not know each other', () => {
  expect(problemsOf('shared/volume/fat/open.ts', `export { x } from '../ntfs/open.ts'\n`)).toEqual([
    'shared/volume/fat/open.ts:1: shared/volume/fat may not import shared/volume/ntfs/open.ts',
  ])
  expect(problemsOf('shared/volume/ntfs/open.ts', `export * from '../fat/open.ts'\n`)).toHaveLength(1)
})

test('wim imports no other format, and mp may import media but not the other way round', () => {
  expect(problemsOf('shared/wim/open.ts', `import '../disk/gpt.ts'\n`)).toHaveLength(1)
  expect(problemsOf('shared/mp/client.ts', `import '../media/certificate.ts'\n`)).toEqual([])
  expect(problemsOf('shared/media/certificate.ts', `import '../mp/client.ts'\n`)).toHaveLength(1)
})

test('provision may import firstboot but not the other way round', () => {
  expect(problemsOf('shared/provision/run.ts', `import '../firstboot/check.ts'\n`)).toEqual([])
  expect(problemsOf('shared/firstboot/check.ts', `import '../provision/run.ts'\n`)).toHaveLength(1)
})

test('a package outside the list of its room is found', () => {
  expect(problemsOf('shared/media/sign.ts', `import forge from 'node-forge'\n`)).toEqual([])
  expect(problemsOf('shared/disk/gpt.ts', `import forge from 'node-forge'\n`)).toEqual([
    'shared/disk/gpt.ts:1: shared/disk may not import the package node-forge',
  ])
})

test('the page reaches nothing but the contract', () => {
  expect(problemsOf('renderer/log/table.tsx', `import '../../shared/contract/run.ts'\n`)).toEqual([])
  expect(problemsOf('renderer/log/table.tsx', `import '../../electron/station/station.ts'\n`)).toHaveLength(1)
  expect(problemsOf('renderer/log/table.tsx', `import '../../shared/wim/open.ts'\n`)).toHaveLength(1)
})

test('a face that reaches past the public face of the station is found', () => {
  expect(problemsOf('electron/main/main.ts', `import '../station/station.ts'\n`)).toEqual([])
  expect(problemsOf('electron/main/main.ts', `import '../station/store/schema.ts'\n`)).toHaveLength(1)
})

test('a dynamic import and an import type are imports too', () => {
  expect(problemsOf('shared/bytes/hex.ts', `export const a = () => import('node:os')\n`)).toHaveLength(1)
  expect(problemsOf('shared/bytes/hex.ts', `export type A = import('../wim/open.ts').Wim\n`)).toHaveLength(1)
})

test('a file in a folder that is no room is found', () => {
  expect(problemsOf('shared/misc/helper.ts', '')).toEqual([
    'shared/misc/helper.ts: belongs to no room of build/check/rooms.ts',
  ])
})

test('an import that climbs out of the repository is found', () => {
  expect(problemsOf('shared/bytes/hex.ts', `import '../../../outside.ts'\n`)).toHaveLength(1)
})
