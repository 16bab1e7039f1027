import { expect, test } from 'vitest'
import { errorsPage } from '../../../build/docs-errors.ts'
import { CATALOGUE, ERROR_CODES } from '../../../shared/contract/errors.ts'

test('the page has one row for every code of the catalogue', () => {
  const rows = errorsPage(CATALOGUE).match(/^\| \d+ \| `[a-z-]+` \|/gm) ?? []
  expect(rows.map((row) => row.split('`')[1]).sort()).toEqual([...ERROR_CODES].sort())
})

test('a row gives exit code, code, sentence and remedy, with the facts in italics', () => {
  const page = errorsPage({ 'media-x': { exit: 12, sentence: 'Damaged at {{offset}}.', remedy: 'Copy a|b.' } })
  expect(page).toContain('## Media\n')
  expect(page).toContain('| 12 | `media-x` | Damaged at *offset*. | Copy a\\|b. |')
})
