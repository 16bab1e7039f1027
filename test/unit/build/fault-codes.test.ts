import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { expect, test } from 'vitest'
import { sourceFiles } from '../../../build/check/source-files.ts'
import { isErrorCode } from '../../../shared/contract/errors.ts'

const ROOT = path.join(import.meta.dirname, '../../..')

/** Codes that a file names: members of a type called …FaultCode, and literals given to `new Fault(…)`. */
function codesOf(fileName: string, source: string): readonly string[] {
  const codes: string[] = []
  let inFaultCode = false
  new Visitor({
    TSTypeAliasDeclaration({ id }) {
      inFaultCode = id.name.endsWith('FaultCode')
    },
    'TSTypeAliasDeclaration:exit'() {
      inFaultCode = false
    },
    TSLiteralType({ literal }) {
      if (inFaultCode && literal.type === 'Literal' && typeof literal.value === 'string') codes.push(literal.value)
    },
    NewExpression({ callee, arguments: [first] }) {
      if (callee.type !== 'Identifier' || callee.name !== 'Fault') return
      if (first?.type === 'Literal' && typeof first.value === 'string') codes.push(first.value)
    },
  }).visit(parseSync(fileName, source).program)
  return codes
}

test('codes are found in types and where a fault is made', () => {
  const source = `export type GptFaultCode = 'a' | 'b'\ntype Other = 'x'\nthrow new Fault('c', { at: 1 })\n`
  expect(codesOf('a.ts', source)).toEqual(['a', 'b', 'c'])
})

test('every code that the program can fault with stands in the catalogue', () => {
  const unknown = sourceFiles(ROOT)
    .filter((file) => /^(shared|electron)\/.*\.ts$/.test(file))
    .flatMap((file) => codesOf(file, readFileSync(path.join(ROOT, file), 'utf8')).map((code) => ({ file, code })))
    .filter(({ code }) => !isErrorCode(code))
  expect(unknown).toEqual([])
})
