import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openHive, parseHive } from '../../shared/bootdata/hive.ts'
import { VALUE_TYPE } from '../../shared/bootdata/hive-layout.ts'
import { buildMediaBcd } from '../../shared/bootdata/media-bcd.ts'
import { utf16leFromText } from '../../shared/bytes/utf16.ts'
import { type HiveShape, type ListKind, type MadeKey, makeHive } from '../unit/bootdata/made-hive.ts'
import { linesOf, linesOfHivex } from './hive-lines.ts'
import { mustRun } from './program.ts'
import { missing } from './tools.ts'

const { string: STRING, binary: BINARY, dword: DWORD } = VALUE_TYPE
const PLAIN: HiveShape = { minor: 3, binBytes: 4096, gapBytes: 0 }

describe.skipIf(missing('hivexml', 'hivexsh'))('hives of others are read as hivex reads them', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-hives-'))
  const at = (name: string) => path.join(folder, name)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const agree = (bytes: Uint8Array) => {
    writeFileSync(at('hive'), bytes)
    const ours = linesOf(parseHive(bytes))
    // hivexml opens its standard output by name, which a pipe of Node's does not allow.
    mustRun('sh', ['-c', 'hivexml "$0" > "$1"', at('hive'), at('xml')])
    expect(ours).toEqual(linesOfHivex(readFileSync(at('xml'), 'utf8')))
    return ours
  }
  const keys = (count: number): readonly MadeKey[] =>
    Array.from({ length: count }, (_, index) => ({
      name: `Key${String(index).padStart(4, '0')}`,
      values: [{ name: 'Index', type: DWORD, data: Uint8Array.of(index & 0xff, index >>> 8, 0, 0) }],
    }))

  it.each<ListKind>(['lf', 'lh', 'li', 'ri-lf', 'ri-lh', 'ri-li'])('with 600 keys in %s lists', (list) => {
    expect(agree(makeHive({ name: 'Root', list, keys: keys(600) }, PLAIN))).toHaveLength(1 + 2 * 600)
  })

  it('with deleted cells between those in use, in bins of several sizes', () => {
    for (const binBytes of [4096, 8192, 65536]) {
      const bytes = makeHive({ name: 'Root', keys: keys(90) }, { ...PLAIN, binBytes, gapBytes: 48 })
      expect(agree(bytes)).toHaveLength(181)
      expect(openHive(bytes).cells.free).toBeGreaterThan(180)
    }
  })

  it('with large data in pieces, and in one cell where the version knows no pieces', () => {
    for (const minor of [3, 5]) {
      for (const length of [16344, 16345, 40_000]) {
        const data = Uint8Array.from({ length }, (_, index) => (index * 31) >>> 3)
        const values = [{ name: 'Large', type: BINARY, data }]
        const bytes = makeHive({ name: 'Root', values }, { ...PLAIN, minor })
        expect(parseHive(bytes).values[0]?.data).toEqual(data)
        agree(bytes)
      }
    }
  })

  it('with names in one byte a letter beyond ASCII, and in two', () => {
    const text = { type: STRING, data: utf16leFromText('Größe 大\0') }
    const names = ['Größe', 'Läs mig', 'żółw', '大きさ', 'ｗ']
    const tree = { name: 'Wurzel', keys: names.map((name) => ({ name, values: [{ name, ...text }] })) }
    expect(agree(makeHive(tree, PLAIN))).toEqual(
      expect.arrayContaining(['\\Wurzel\\żółw', '\\Wurzel\\żółw:żółw string Größe 大']),
    )
  })

  it('with a value that has no name, one of no bytes and one of four', () => {
    const values = [
      { name: '', type: STRING, data: utf16leFromText('default\0') },
      { name: 'Empty', type: BINARY, data: new Uint8Array(0) },
      { name: 'Four', type: BINARY, data: Uint8Array.of(1, 2, 3, 4) },
      { name: 'Five', type: BINARY, data: Uint8Array.of(1, 2, 3, 4, 5) },
    ]
    expect(agree(makeHive({ name: 'Root', values }, PLAIN))).toContain('\\Root:Five binary AQIDBAU=')
  })

  it('after hivexsh has added, changed and deleted in a boot store of ours', () => {
    writeFileSync(at('BCD'), buildMediaBcd())
    const added = Array.from({ length: 60 }, (_, index) => ['cd \\Objects', `add {added-${index}}`]).flat()
    const changed = ['cd \\Objects\\{added-7}', 'setval 2', 'First', 'string:one', 'Second', 'dword:2']
    const deleted = Array.from({ length: 40 }, (_, index) => [`cd \\Objects\\{added-${index + 10}}`, 'del']).flat()
    writeFileSync(at('script'), [...added, ...changed, ...deleted, 'commit', ''].join('\n'))
    mustRun('hivexsh', ['-w', '-f', at('script'), at('BCD')])
    const bytes = new Uint8Array(readFileSync(at('BCD')))
    const lines = agree(bytes)
    expect(lines.filter((line) => /added-\d+\}$/.test(line))).toHaveLength(20)
    expect(openHive(bytes).cells.free).toBeGreaterThan(40)
  })
})
