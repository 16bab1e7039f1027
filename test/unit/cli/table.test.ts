import { expect, test } from 'vitest'
import { displayWidth } from '../../../electron/cli/display-width.ts'
import { aligned, table } from '../../../electron/cli/table.ts'

test('letters, marks on them, wide signs and emoji are as wide as a terminal shows them', () => {
  expect(['a b', 'état', 'e\u0301tat', '日本', 'ｗ', '한', '🙂', '€'].map(displayWidth)).toEqual([
    3, 4, 4, 4, 2, 2, 2, 1,
  ])
})

test('columns stand under one another whatever they hold', () => {
  const rows = [
    ['日本.wim', '1'],
    ['re\u0301sume\u0301.wim', '2'],
    ['a', '3'],
  ]
  const lines = table(['naam', 'nr'], rows).split('\n')
  expect(lines).toEqual(['naam        nr', '日本.wim    1', 're\u0301sume\u0301.wim  2', 'a           3'])
  expect(lines.slice(1).map((line) => displayWidth(line))).toEqual([13, 13, 13])
})

test('what would act in a cell is shown, and no column is needed', () => {
  expect(aligned([['a\u202eb', 'c']])).toBe('a\\u{202e}b  c')
  expect(table([], [])).toBe('')
})
