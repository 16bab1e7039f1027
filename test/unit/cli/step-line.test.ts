import { expect, test } from 'vitest'
import { speechIn } from '../../../electron/cli/speech.ts'
import { stepLine } from '../../../electron/cli/step-line.ts'
import { evidence } from '../../../shared/contract/evidence.ts'
import { LANGUAGES } from '../../../shared/contract/text/languages.ts'

test('a step is told with its name and findings, with the signs that the language sets', async () => {
  const report = {
    step: 'verify.integrity' as const,
    status: 'passed' as const,
    basis: 'checked' as const,
    evidence: [evidence('integrity-matches'), evidence('bytes-in-place', { bytes: 1234, total: 5678 })],
  }
  const lines = await Promise.all(LANGUAGES.map(async (language) => stepLine(report, await speechIn(language))))
  expect(lines).toEqual([
    'passed: Integrity table · the integrity table matches · 1,234 of 5,678 bytes were already in place',
    'godkänt: Integritetstabell · integritetstabellen stämmer · 1\u00a0234 av 5\u00a0678 byte fanns redan på plats',
    'réussie\u00a0: Table d’intégrité · la table d’intégrité correspond · 1\u202f234 octets sur 5\u202f678 étaient déjà en place',
    'geslaagd: Integriteitstabel · de integriteitstabel klopt · 1.234 van 5.678 bytes stonden er al',
  ])
})
