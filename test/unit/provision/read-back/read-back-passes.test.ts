import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openProvisionHost } from '../../../../electron/station/host/provision-host.ts'
import { Fault } from '../../../../shared/bytes/fault.ts'
import { ItemCollector } from '../../../../shared/provision/read-back/read-back-items.ts'
import { readBackPasses } from '../../../../shared/provision/read-back/read-back-passes.ts'
import { incompressibleBytes } from '../../../bench/random.ts'

const MIB = 1 << 20

describe('reading back in passes', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-passes-'))
  const file = path.join(folder, 'target')
  const content = incompressibleBytes(5)(4 * MIB)
  const host = openProvisionHost()
  const never = new AbortController().signal

  beforeAll(() => writeFileSync(file, content))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const sha1 = (from: number) =>
    createHash('sha1')
      .update(content.subarray(from, from + MIB))
      .digest()
  /** A MiB from each place; `wrong` has another digest. */
  const jobOf = (places: readonly number[], wrong = -1) => {
    const items = new ItemCollector()
    for (const from of places)
      items.add(from === wrong ? sha1(from + 1) : sha1(from), [{ fileOffset: from, length: MIB }])
    return items.finish(file)
  }

  it('matches what was begun one after the other, and gives one digest over all items', async () => {
    const told: [number, number][] = []
    const passes = readBackPasses(host, never, (done, total) => told.push([done, total]))
    passes.begin(jobOf([3 * MIB, 0]))
    passes.begin(jobOf([MIB]))
    const all = Buffer.concat([sha1(3 * MIB), sha1(0), sha1(MIB)])
    const sha256 = createHash('sha256').update(all).digest('hex')
    expect(await passes.end()).toMatchObject({ bytes: 3 * MIB, sha256 })
    expect(told.at(-1)).toEqual([3 * MIB, 3 * MIB])
  })

  it.each([
    ['first', [2 * MIB], [0]],
    ['second', [0], [2 * MIB]],
  ])('names the place of an item that differs in the %s pass', async (_, first, second) => {
    const passes = readBackPasses(host, never, () => {})
    passes.begin(jobOf(first, 2 * MIB))
    passes.begin(jobOf(second, 2 * MIB))
    await expect(passes.end()).rejects.toEqual(new Fault('target-readback-differs', { path: file, offset: 2 * MIB }))
  })

  it('ends with a cancel', async () => {
    const passes = readBackPasses(host, AbortSignal.abort(), () => {})
    passes.begin(jobOf([0]))
    await expect(passes.end()).rejects.toEqual(new Fault('cancelled'))
  })
})
