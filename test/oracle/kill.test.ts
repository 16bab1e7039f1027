import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mustRun, prestage, resultOf, startPrestage } from './program.ts'
import { SMALL_MEDIA_PASSWORD, writeSmallMedia } from './small-media.ts'
import { seeded } from './work-image.ts'

const KILLS = 50
const AT_ONCE = 4
const SEED = 20_260_104
/** A run is killed so long after one of its lines, at most. */
const LATEST_MS = 12

/** What a killed run left, and how its resume ended. */
interface Ended {
  readonly left: string
  readonly compared: boolean
}

describe('a run that is killed', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-kill-'))
  const at = (name: string) => path.join(folder, name)
  const random = seeded(SEED)
  let lines = 0

  beforeAll(async () => {
    writeSmallMedia(at('media.wim'))
    writeFileSync(at('password.txt'), `${SMALL_MEDIA_PASSWORD}\n`)
    const made = await prestage(at('data'), 'target', 'create', at('base.img'), '--size', '384M', '--json')
    expect(made).toMatchObject({ code: 0 })
    mustRun('cp', ['--sparse=always', at('base.img'), at('whole.img')])
    const whole = await startRun('whole').ended
    expect(resultOf(whole)).toMatchObject({ state: 'provisioned-unchecked' })
    lines = whole.stdout.split('\n').length
  })

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it(`at any of ${KILLS} moments is found, resumed and proven`, async () => {
    const seen: Ended[] = []
    const moments = Array.from({ length: KILLS }, () => ({
      line: 1 + Math.floor(random() * (lines - 2)),
      delay: random() * LATEST_MS,
    }))
    const open = [...moments.entries()]
    const work = async () => {
      for (let next = open.shift(); next !== undefined; next = open.shift()) {
        const [index, moment] = next
        try {
          seen.push(await killAndResume(`target-${index}`, moment.line, moment.delay))
        } catch (error) {
          throw new Error(`seed ${SEED}, kill ${index} at line ${moment.line}: ${error}`, { cause: error })
        }
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    expect(seen).toHaveLength(KILLS)
    expect(seen.filter(({ left }) => left === 'interrupted').length).toBeGreaterThan(KILLS / 2)
    expect(seen.filter(({ compared }) => compared).length).toBeGreaterThan(KILLS / 10)
  })

  function startRun(name: string) {
    const secret = ['--password-file', at('password.txt')]
    return startPrestage(
      at(name),
      'provision',
      at('media.wim'),
      at(`${name}.img`),
      '--serial',
      'S',
      '--no-mp',
      ...secret,
      '--json',
    )
  }

  async function killAndResume(name: string, line: number, delay: number): Promise<Ended> {
    const data = at(name)
    const target = at(`${name}.img`)
    mustRun('cp', ['--sparse=always', at('base.img'), target])
    const { child, ended } = startRun(name)
    let told = 0
    child.stdout.on('data', (text: string) => {
      const before = told
      told += text.split('\n').length - 1
      if (before < line && told >= line) setTimeout(() => child.kill('SIGKILL'), delay)
    })
    await ended
    const { run, state } = firstOf(await prestage(data, 'log', 'list', '--json'))
    const found = await prestage(data, 'resume', '--json')
    if (state === 'interrupted') {
      expect(firstOf(found)).toMatchObject({ run, canResume: true })
      const resumed = await prestage(data, 'resume', String(run), '--password-file', at('password.txt'), '--json')
      expect(resultOf(resumed)).toMatchObject({ ok: true, code: 'ok', state: 'provisioned-unchecked' })
      expect(firstOf(await prestage(data, 'log', 'list', '--json'))).toMatchObject({ resumes: run })
      rest(data, target)
      return { left: 'interrupted', compared: resumed.stdout.includes('"code":"bytes-in-place"') }
    }
    expect(state).toBe('provisioned-unchecked')
    expect(resultOf(found)['runs']).toEqual([])
    rest(data, target)
    return { left: String(state), compared: false }
  }

  function rest(data: string, target: string): void {
    expect(existsSync(`${target}.prestage-lock`)).toBe(false)
    rmSync(target)
    rmSync(data, { recursive: true })
  }
})

function firstOf(outcome: Parameters<typeof resultOf>[0]): Record<string, unknown> {
  const { runs } = resultOf(outcome)
  const [first]: unknown[] = Array.isArray(runs) ? runs : []
  return typeof first === 'object' && first !== null ? { ...first } : {}
}
