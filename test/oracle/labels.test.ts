import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeLabels } from '../../electron/station/label/make-labels.ts'
import { openStore, type Store } from '../../electron/station/store/open-store.ts'
import { insertRuns, storeEvent } from '../../electron/station/store/write-runs.ts'
import { LABEL_SIZES, type LabelSize } from '../../shared/contract/label-sizes.ts'
import type { RunState } from '../../shared/contract/run-state.ts'
import { LANGUAGES } from '../../shared/contract/text/languages.ts'
import { phrase } from '../../shared/phrase/phrase.ts'
import { PROOF } from '../unit/station/temporary-station.ts'
import { mustRun } from './program.ts'
import { missing } from './tools.ts'

const AT = '2026-11-21T11:32:05.678Z'
const PROOF_SHA256 = createHash('sha256').update(JSON.stringify(PROOF)).digest('hex')
/** What common label printers print: 203 and 300 dots an inch, the finer read at the finer only. */
const DOTS = 300

const LONG = 'A-VERY-LONG-SERIAL-NUMBER-0123456789-ABCDEFGHIJKLMNOPQRSTUVWXYZ1'

let folder: string
let store: Store

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'prestage-labels-'))
  store = openStore(path.join(folder, 'data'))
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

async function runOf(serial: string, state: RunState): Promise<string> {
  const run = createHash('sha256').update(serial).digest('hex').slice(0, 36)
  const target = `/targets/${run}.img`
  const asked = {
    image: 1,
    lenient: false,
    quickFormat: false,
    mediaOrigin: 'not-proven',
    managementPoints: [],
    askManagementPoint: true,
    authorities: [],
  } as const
  const job = { job: run, mode: 'provision', mediaPath: '/media/Café <win11> & co.wim', station: 'BENCH-1' } as const
  const runs = [{ run, target, serial, resumes: undefined }]
  await insertRuns(
    store,
    {
      ...job,
      operator: 'Björn',
      runs,
      asked: { ...asked, managementPoints: [], authorities: [], pointAuthorities: [] },
    },
    AT,
  )
  const proof = { ...PROOF, checksRun: [...PROOF.checksRun], checksNotRun: [] }
  const common = { run, target, at: AT, serial, state } as const
  const result = state === 'failed' ? { ok: false, code: 'no-space' } : { ok: true, code: 'ok', proof }
  await storeEvent(store, { event: 'result', ...common, ...result })
  return run
}

describe.skipIf(missing('zbarimg', 'dmtxread', 'rsvg-convert', 'pdftoppm', 'pdftotext'))('a label', () => {
  const read = (image: string) => ({
    bars: mustRun('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Scode128.enable', image]).trimEnd(),
    matrix: mustRun('dmtxread', ['--stop-after=1', '--milliseconds=20000', image]),
  })
  const draw = async (serial: string, size: LabelSize, state: RunState = 'provisioned') => {
    const run = await runOf(serial, state)
    const { labels, pdf } = await makeLabels(store, [run], size, 'fr')
    writeFileSync(path.join(folder, 'label.svg'), labels[0]?.svg ?? '')
    writeFileSync(path.join(folder, 'label.pdf'), pdf, 'ascii')
    return run
  }
  const svgImage = () => {
    const image = path.join(folder, 'svg.png')
    const dots = ['--dpi-x', `${DOTS}`, '--dpi-y', `${DOTS}`]
    mustRun('rsvg-convert', [...dots, path.join(folder, 'label.svg'), '--output', image])
    return image
  }
  const pdfImage = () => {
    mustRun('pdftoppm', [
      '-r',
      `${DOTS}`,
      '-png',
      '-singlefile',
      path.join(folder, 'label.pdf'),
      path.join(folder, 'pdf'),
    ])
    return path.join(folder, 'pdf.png')
  }

  it.each(LABEL_SIZES)('of %s mm is read by independent readers, from SVG and from PDF', async (size) => {
    const run = await draw(`PF3KX0TR-${size}`, size)
    const matrix = ['PRESTAGE1', `PF3KX0TR-${size}`, run, 'a'.repeat(16), PROOF_SHA256, '2026-11-21T11:32:05Z'].join(
      '\n',
    )
    expect(read(svgImage())).toEqual({ bars: `PF3KX0TR-${size}`, matrix })
    expect(read(pdfImage())).toEqual({ bars: `PF3KX0TR-${size}`, matrix })
  })

  it.each(['1', 'sn 7 "&<>\\', '00012345678901234567', 'CN-0X1234-70163-55A-0042'])(
    'bears any serial number that fits in bars: %s',
    async (serial) => {
      await draw(serial, '62x29')
      expect(read(svgImage()).bars).toBe(serial)
      expect(read(pdfImage()).matrix.split('\n')[1]).toBe(serial)
    },
  )

  it('holds a serial number that is too long for bars in its matrix and in letters', async () => {
    await draw(LONG, '62x29')
    expect(mustRun('dmtxread', ['--stop-after=1', '--milliseconds=20000', svgImage()]).split('\n')[1]).toBe(LONG)
    expect(mustRun('dmtxread', ['--stop-after=1', '--milliseconds=20000', pdfImage()]).split('\n')[1]).toBe(LONG)
  })

  it('says in letters what it is, and that the first boot was not checked', async () => {
    await draw('PF0009', '100x50', 'provisioned-unchecked')
    const text = mustRun('pdftotext', ['-layout', path.join(folder, 'label.pdf'), '-'])
    expect(text.replace(/\s+/g, ' ')).toContain('Préparée, premier démarrage non contrôlé')
    expect(text).toContain('PF0009')
    expect(text).toContain('Café <win11> & co.wim')
    expect(text).toContain(`Preuve ${PROOF_SHA256.slice(0, 16)}`)
    expect(text).toContain('2026-11-21 11:32 UTC')
    expect(readFileSync(path.join(folder, 'label.svg'), 'utf8')).toContain('Café &lt;win11&gt; &amp; co.wim')
  })

  it('is a page of its size for each of several devices', async () => {
    const runs = [await runOf('PF0011', 'provisioned'), await runOf('PF0012', 'provisioned')]
    const { pdf } = await makeLabels(store, runs, '62x29', 'en')
    const file = path.join(folder, 'two.pdf')
    writeFileSync(file, pdf, 'ascii')
    const facts = mustRun('pdfinfo', [file])
    expect(facts).toMatch(/Pages:\s+2\n/)
    expect(facts).toMatch(/Page size:\s+175\.74\d* x 82\.20\d* pts/)
  })

  it('is complete and keeps inside its edges in every language and size', async () => {
    const run = await runOf('PF0013', 'provisioned-unchecked')
    for (const language of LANGUAGES)
      for (const size of LABEL_SIZES) {
        const { labels } = await makeLabels(store, [run], size, language)
        const drawing = labels[0]?.drawing ?? { width: 0, height: 0, outlines: [], texts: [] }
        expect(drawing.texts.map(({ text }) => text).join('\n')).toContain('2026-11-21 11:32 UTC')
        for (const [x, y] of drawing.outlines.flat()) {
          expect(x).toBeGreaterThanOrEqual(1)
          expect(x).toBeLessThanOrEqual(drawing.width - 1)
          expect(y).toBeLessThanOrEqual(drawing.height - 1)
        }
      }
  })

  it('is refused for a run that is not provisioned, and with it those of the same order', async () => {
    const [good, bad] = [await runOf('PF0014', 'provisioned'), await runOf('PF0015', 'failed')]
    await expect(makeLabels(store, [good, bad], '62x29', 'en')).rejects.toMatchObject({
      code: 'no-label',
      facts: { run: bad, state: phrase('state-failed') },
    })
    const applied = await runOf('PF0016', 'applied')
    await expect(makeLabels(store, [applied], '62x29', 'en')).rejects.toMatchObject({ code: 'no-label' })
  })
})
