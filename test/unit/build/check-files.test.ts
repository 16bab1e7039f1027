import { expect, test } from 'vitest'
import { checkSizes } from '../../../build/check/check-sizes.ts'
import { checkWords } from '../../../build/check/check-words.ts'
import { withTree } from './temporary-tree.ts'

test('a source file of 401 lines is a problem, one of 400 is only named', () => {
  const sizes = withTree({ 'a.ts': '\n'.repeat(401), 'b.tsx': '\n'.repeat(400), 'c.ts': '\n'.repeat(150) }, (root) =>
    checkSizes(root, ['a.ts', 'b.tsx', 'c.ts']),
  )
  expect(sizes).toEqual({ problems: ['a.ts: 401 lines, at most 400'], long: ['b.tsx (400)'] })
})

test('a path of one machine and a registry host are found with their lines', () => {
  const machine = ['', 'work', 'main'].join('/')
  const resolved = '"resolved": "https://mirror.example/x.tgz"'
  const problems = withTree({ 'a.md': `fine\nsee ${machine}\n`, 'package-lock.json': `${resolved}\n` }, (root) =>
    checkWords(root, ['a.md', 'package-lock.json']),
  )
  expect(problems).toEqual([
    `a.md:2: names a path of one machine: see ${machine}`,
    `package-lock.json:1: names a registry host: ${resolved}`,
  ])
})

test('the host of the registry that npm uses is found wherever it stands', () => {
  const problems = withTree({ 'a.ts': `fetch('https://packages.example/zod')\n` }, (root) =>
    checkWords(root, ['a.ts'], 'https://packages.example/npm/'),
  )
  expect(problems).toHaveLength(1)
})
