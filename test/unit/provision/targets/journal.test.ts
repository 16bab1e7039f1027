import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeJournal, encodeJournal, type JournalFacts } from '../../../../shared/provision/targets/journal.ts'

const FACTS: JournalFacts = {
  version: 1,
  runs: ['a', 'b'],
  mode: 'provision',
  mediaPath: '/media – Läs.wim',
  mediaSha256: 'a'.repeat(64),
  image: 2,
  quickFormat: true,
  plannedAt: '2026-01-02T03:04:05.678Z',
  size: 1 << 30,
  diskId: '11111111-2222-3333-4444-555555555555',
}
const JOURNAL = {
  facts: FACTS,
  pages: new Map([
    [0, Uint8Array.of(1, 2, 3)],
    [2 ** 40, new Uint8Array(4096).fill(7)],
  ]),
}

test('a journal is read as it was written', () => {
  expect(decodeJournal(encodeJournal(JOURNAL))).toEqual(JOURNAL)
})

test('a journal that was cut short, of another version or of no kind at all is refused', () => {
  const whole = encodeJournal(JOURNAL)
  const factsEnd = 4 + JSON.stringify(FACTS).length
  for (const length of [0, 3, 4, 100, factsEnd + 20, whole.length - 1])
    expect(decodeJournal(whole.subarray(0, length))).toBeUndefined()
  const other = encodeJournal({ ...JOURNAL, facts: { ...FACTS, image: 0 } })
  expect(decodeJournal(other)).toBeUndefined()
})

test('pages that one byte fills take little room', () => {
  const pages = new Map(Array.from({ length: 1000 }, (_, number) => [number, new Uint8Array(4096).fill(number % 3)]))
  expect(encodeJournal({ facts: FACTS, pages }).length).toBeLessThan(20_000)
  expect(decodeJournal(encodeJournal({ facts: FACTS, pages }))).toEqual({ facts: FACTS, pages })
})

test('no bytes make the reader fail otherwise', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(300), (noise, at) => {
      const bytes = encodeJournal({ ...JOURNAL, pages: new Map() })
      bytes.set(noise.subarray(0, Math.max(0, bytes.length - at)), Math.min(at, bytes.length))
      decodeJournal(bytes)
      decodeJournal(noise)
    }),
  )
})
