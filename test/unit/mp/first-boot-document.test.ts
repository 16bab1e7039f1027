import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { ERROR_CODES } from '../../../shared/contract/errors.ts'
import { REHEARSAL_FAULTS } from '../../../shared/mp/rehearsal/faults.ts'

const text = readFileSync(path.join(import.meta.dirname, '../../../docs/first-boot.md'), 'utf8')

it('the document of the first boot lists every fault of a rehearsal', () => {
  for (const [name, what] of Object.entries(REHEARSAL_FAULTS)) expect(text).toContain(`| \`${name}\` | ${what} |`)
})

it('the document of the first boot lists every code of a management point, and no other', () => {
  const listed = new Set(text.match(/(?<=`)mp-[a-z-]+(?=`)/g))
  expect([...listed].sort()).toEqual(ERROR_CODES.filter((code) => code.startsWith('mp-')).sort())
})
