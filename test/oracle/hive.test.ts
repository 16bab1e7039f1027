import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { retargetBcd } from '../../shared/bootdata/bcd.ts'
import { encodeDevice } from '../../shared/bootdata/bcd-device.ts'
import { ELEMENT, OBJECT } from '../../shared/bootdata/bcd-names.ts'
import { buildHive } from '../../shared/bootdata/build-hive.ts'
import { buildMediaBcd } from '../../shared/bootdata/media-bcd.ts'
import { bytesToHex } from '../../shared/bytes/hex.ts'
import { mustRun } from './program.ts'
import { missing } from './tools.ts'

const DISKS = [
  {
    title: 'GPT',
    manager: {
      kind: 'partition',
      diskGuid: '11111111-2222-3333-4444-555555555555',
      partitionGuid: 'aaaaaaaa-0000-0000-0000-000000000001',
    },
    windows: {
      kind: 'partition',
      diskGuid: '11111111-2222-3333-4444-555555555555',
      partitionGuid: 'aaaaaaaa-0000-0000-0000-000000000002',
    },
  },
  {
    title: 'MBR',
    manager: { kind: 'mbr-partition', diskSignature: 0x43da9ab1, offset: 1n << 20n },
    windows: { kind: 'mbr-partition', diskSignature: 0x43da9ab1, offset: 101n << 20n },
  },
] as const

describe.skipIf(missing('hivexget', 'hivexsh'))('hives of ours, read by hivex', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-hive-'))
  const at = (name: string) => path.join(folder, name)
  const elementPath = (object: string, element: string) => `\\Objects\\${object}\\Elements\\${element}`
  const hexOf = (shown: string) => shown.replace(/^"?Element"?=hex(\([0-9a-f]+\))?:|[\s,\\]/gi, '')
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each(DISKS)('a boot store retargeted to a $title disk has the devices that were meant', ({ manager, windows }) => {
    writeFileSync(at('BCD'), retargetBcd(buildMediaBcd(), { manager, windows }))
    const device = (object: string, element: string) =>
      hexOf(mustRun('hivexget', [at('BCD'), elementPath(object, element)]))
    expect(device(OBJECT.bootManager, ELEMENT.device)).toBe(bytesToHex(encodeDevice(manager)))
    expect(device(OBJECT.mediaRamdisk, ELEMENT.sdiDevice)).toBe(bytesToHex(encodeDevice(windows)))
    expect(mustRun('hivexget', [at('BCD'), elementPath(OBJECT.mediaRamdisk, ELEMENT.sdiPath), 'Element'])).toBe(
      '\\boot\\boot.sdi\n',
    )
  })

  it('a key with 500 keys below it is listed in full', () => {
    const names = Array.from({ length: 500 }, (_, index) => `Key${String(index).padStart(3, '0')}`)
    const keys = names.toReversed().map((name) => ({ name, values: [], keys: [] }))
    writeFileSync(at('many'), buildHive({ name: 'Root', values: [], keys }))
    writeFileSync(at('list'), 'cd \\\nls\n')
    expect(
      mustRun('hivexsh', ['-f', at('list'), at('many')])
        .trim()
        .split('\n'),
    ).toEqual(names)
  })
})
