import { expect, test } from 'vitest'
import { LANGUAGES, problemText } from '../../../shared/contract/text/languages.ts'

const sentences = (code: Parameters<typeof problemText>[1]['code'], facts: Record<string, string | number>) =>
  LANGUAGES.map((language) => problemText(language, { code, facts }).sentence)

test('a problem writes its amounts as its reader does', () => {
  const [english, swedish, french, dutch] = sentences('target-too-small', { needed: 34_359_738_368, available: 1500 })
  expect(english).toContain('34,359,738,368 bytes are needed, 1,500 are there')
  expect(swedish).toContain('34\u00A0359\u00A0738\u00A0368')
  expect(french).toContain('34\u202F359\u202F738\u202F368')
  expect(dutch).toContain('34.359.738.368')
})

test('a problem writes its dates as its reader does, by the day of UTC', () => {
  const [english, swedish, french, dutch] = sentences('media-certificate-expired', { date: '2026-11-02' })
  expect(english).toContain('Nov 2, 2026')
  expect(swedish).toContain('2 nov. 2026')
  expect(french).toContain('2 nov. 2026')
  expect(dutch).toContain('2 nov 2026')
})

test('what is a name stays as it is: ports, answers of a server, serial numbers, days that no calendar has', () => {
  expect(sentences('port-in-use', { port: 8443 }).every((text) => text.includes('8443'))).toBe(true)
  expect(sentences('mp-server-error', { url: 'https://a', status: 1500 }).every((text) => text.includes('1500'))).toBe(
    true,
  )
  expect(sentences('media-certificate-expired', { date: '2026-99-99' })[0]).toContain('2026-99-99')
})
