import { describe, expect, it } from 'vitest'
import { createJobQueue } from '../../../electron/station/job-queue.ts'

function queueOf(...sizes: readonly number[]) {
  const queue = createJobQueue()
  for (const [index, size] of sizes.entries()) queue.add({ id: 'abcdef'[index] ?? '', size })
  return queue
}

describe('jobs that wait for their turn', () => {
  it('go as far as they fit beside what is under way', () => {
    const queue = queueOf(2, 1, 1)
    expect(queue.admit(5, 8)).toEqual(['a', 'b'])
    expect(queue.placeOf('c')).toBe(1)
    expect(queue.admit(8, 8)).toEqual([])
    expect(queue.admit(7, 8)).toEqual(['c'])
  })

  it('are not overtaken by a smaller one', () => {
    expect(queueOf(3, 1).admit(6, 8)).toEqual([])
  })

  it('go alone when they are larger than the limit', () => {
    const queue = queueOf(10, 1)
    expect(queue.admit(1, 8)).toEqual([])
    expect(queue.admit(0, 8)).toEqual(['a'])
    expect(queue.placeOf('b')).toBe(1)
  })

  it('are moved up one place at a time', () => {
    const queue = queueOf(1, 1, 1)
    expect(queue.moveUp('c')).toBe(true)
    expect(['a', 'c', 'b'].map((id) => queue.placeOf(id))).toEqual([1, 2, 3])
    expect([queue.moveUp('a'), queue.moveUp('other')]).toEqual([false, false])
  })

  it('leave when they are cancelled', () => {
    const queue = queueOf(1, 1)
    expect([queue.remove('a'), queue.remove('a')]).toEqual([true, false])
    expect(queue.placeOf('b')).toBe(1)
  })
})
