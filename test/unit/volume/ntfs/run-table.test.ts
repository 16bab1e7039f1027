import { expect, it } from 'vitest'
import { RunTable } from '../../../../shared/volume/ntfs/run-table.ts'

it('gives the runs of every list as they were added, holes and none among them', () => {
  const lists = Array.from({ length: 5000 }, (_, list) =>
    Array.from({ length: list % 4 }, (_, run) => ({ lcn: run === 2 ? -1 : 2 ** 33 + list, length: 1 + run })),
  )
  const table = new RunTable()
  expect(lists.map((runs) => table.add(runs))).toEqual(lists.map((_, list) => list))
  expect(lists.map((_, list) => table.of(list))).toEqual(lists)
  expect(lists.map((_, list) => table.has(list))).toEqual(lists.map((runs) => runs.length > 0))
  expect([table.has(lists.length), table.has(-1), table.of(lists.length)]).toEqual([false, false, []])
})
