import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { evidence, evidenceSchema, PLAIN } from '../../../shared/contract/evidence.ts'
import { problemSchema } from '../../../shared/contract/problem.ts'
import { evidenceText, LANGUAGES, problemText } from '../../../shared/contract/text/languages.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'

const inAll = (item: Parameters<typeof evidenceText>[1]) => LANGUAGES.map((language) => evidenceText(language, item))

test('a finding is said in each language, with its numbers and its words', () => {
  const facts = { disk: 'AB12', bytes: 34_359_738_368, container: phrase('container-vhdx-dynamic') }
  expect(inAll(evidence('target-disk', facts))).toEqual([
    'disk AB12, 34,359,738,368 bytes, VHDX, dynamic',
    'disk AB12, 34\u00A0359\u00A0738\u00A0368 byte, VHDX, dynamisk',
    'disque AB12, 34\u202F359\u202F738\u202F368 octets, VHDX, dynamique',
    'schijf AB12, 34.359.738.368 bytes, VHDX, dynamisch',
  ])
})

test('what is counted takes the form that each language has for the number', () => {
  const files = (count: number) => inAll(evidence('blobs-match', { count, bytes: 9 })).map((text) => text.split(',')[0])
  expect(files(0)).toEqual(['0 blobs', '0 blobbar', '0 blob', '0 blobs'])
  expect(files(1)).toEqual(['1 blob', '1 blob', '1 blob', '1 blob'])
  expect(files(2)).toEqual(['2 blobs', '2 blobbar', '2 blobs', '2 blobs'])
})

test('a moment is written as the reader writes dates', () => {
  const [english, swedish] = inAll(evidence('lock-left', { run: 'r', host: 'h', since: '2026-11-02T10:20:00.000Z' }))
  expect(english).toBe('a dead process left the lock of run r on h since Nov 2, 2026, 10:20:00 AM UTC')
  expect(swedish).toContain('2 nov. 2026')
})

test('a fact is never read as a text to fill in', () => {
  const item = evidence('resumes-run', { run: '{{run}} {{host}}' })
  expect(evidenceText('en', item)).toBe('resumes run {{run}} {{host}}')
})

test('a problem says the words of its facts in the language of its reader', () => {
  const problem = { code: 'target-damaged', facts: { part: phrase('file-record', { index: 1234 }) } } as const
  expect(LANGUAGES.map((language) => problemText(language, problem).sentence)).toEqual([
    'The file record 1234 of the target is damaged.',
    'En del av målet är skadad: filpost 1234.',
    'Un élément de la cible est endommagé\u00A0: enregistrement de fichier 1234.',
    'Een deel van het doel is beschadigd: bestandsrecord 1234.',
  ])
  expect(problemSchema.parse(JSON.parse(JSON.stringify(problem)))).toEqual(problem)
})

test('the text of an old record stays as it is, dates and all', () => {
  expect(new Set(inAll({ code: PLAIN, facts: { text: '2026-11-02' } }))).toEqual(new Set(['2026-11-02']))
})

test('a code or a phrase that no catalogue has is not taken', () => {
  expect(evidenceSchema.safeParse({ code: 'made-up', facts: {} }).success).toBe(false)
  const unknown = { code: 'target-disk', facts: { container: { phrase: 'made-up', facts: {} } } }
  expect(evidenceSchema.safeParse(unknown).success).toBe(false)
})

const ROOT = path.join(import.meta.dirname, '../../..')
test.each([
  ['shared/contract/errors', /Errors$/],
  ['shared/contract/evidence', /Evidence$/],
  ['shared/phrase', /Phrases$/],
])('no code of %s stands in two areas, of which one would hide the other', async (folder, name) => {
  const files = readdirSync(path.join(ROOT, folder))
  const modules = await Promise.all(
    files.map((file): Promise<Readonly<Record<string, object>>> => import(path.join(ROOT, folder, file))),
  )
  const codes = modules.flatMap((areas) =>
    Object.entries(areas).flatMap(([area, texts]) => (name.test(area) ? Object.keys(texts) : [])),
  )
  expect(codes.length).toBeGreaterThan(40)
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([])
})
