import { expect, test } from 'vitest'
import { shareDraws } from '../../../renderer/bench/share-draws.ts'

const event = (run: string, at: number) => ({ event: { run }, at })

test('all events are shown at once while they belong to few runs', () => {
  const gathered = [event('a', 1), event('b', 2), event('a', 3)]
  expect(shareDraws(gathered, 2)).toEqual({ now: gathered, later: [] })
})

test('runs beyond the most that are drawn at once wait, all of their events in order', () => {
  const gathered = [event('a', 1), event('b', 2), event('c', 3), event('a', 4), event('c', 5)]
  expect(shareDraws(gathered, 2)).toEqual({
    now: [event('a', 1), event('b', 2), event('a', 4)],
    later: [event('c', 3), event('c', 5)],
  })
})

test('a run that has waited is drawn before those that come again', () => {
  const { later } = shareDraws([event('a', 1), event('b', 2)], 1)
  expect(shareDraws([...later, event('a', 3)], 1).now).toEqual([event('b', 2)])
})
