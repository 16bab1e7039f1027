import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFileTarget } from '../../electron/station/host/file-device.ts'
import { openProvisionHost } from '../../electron/station/host/provision-host.ts'
import { inspectTarget } from '../../electron/station/target/inspect-target.ts'
import { overlay, type Patch } from '../../shared/bytes/overlay.ts'
import { utf16leFromText } from '../../shared/bytes/utf16.ts'
import type { FirstBootReport } from '../../shared/contract/check.ts'
import { openDiskSource } from '../../shared/disk/open-disk.ts'
import { checkFirstBoot } from '../../shared/firstboot/check.ts'
import { phrase } from '../../shared/phrase/phrase.ts'
import { putBootCode } from './bios-code.ts'
import { bytesAt, type Range } from './bios-disk.ts'
import { openStage, type Stage } from './crash-stage.ts'
import { said } from './said.ts'
import { expectSaidEverywhere } from './said-everywhere.ts'
import { SMALL_MEDIA_PASSWORD } from './small-media.ts'

/** Entries of the partition table, and where in one its status stands. */
const entryAt = (number: number) => 446 + (number - 1) * 16
const SIGNATURE_AT = 440
const BOOT_CODE_BYTES = 440
/** A file's name behind its length, as no other text on a volume stands. */
const namedFile = (name: string) => String.fromCharCode(name.length) + name

describe('The first boot of a BIOS disk', () => {
  let stage: Stage
  let system: Range
  let windows: Range

  beforeAll(async () => {
    stage = await openStage({ layout: 'bios' }, async ({ target }) => {
      const [active] = (await inspectTarget(target)).partitions
      if (active !== undefined) putBootCode(target, active.firstByte, active.byteLength)
    })
    expect((await stage.run('made')).result).toMatchObject({ code: 'ok' })
    const [first, second] = (await inspectTarget(stage.target)).partitions.map(({ firstByte, byteLength }) => ({
      start: firstByte,
      size: byteLength,
    }))
    if (first === undefined || second === undefined) throw new Error('the disk lacks partitions')
    system = first
    windows = second
  })
  afterAll(() => stage.remove())

  /** The check on the disk as the patches would make it. */
  async function checkWith(patches: readonly Patch[]): Promise<FirstBootReport> {
    const file = openFileTarget(stage.target)
    try {
      const report = await checkFirstBoot(
        overlay(openDiskSource(file), patches),
        {
          path: stage.target,
          managementPoints: [],
          askManagementPoint: false,
          password: SMALL_MEDIA_PASSWORD,
          clock: new Date(),
          content: { kind: 'unknown' },
        },
        openProvisionHost(),
        async () => undefined,
      )
      expectSaidEverywhere(report.steps)
      return report
    } finally {
      file.close()
    }
  }

  /** Puts one text in the place of another of its length, wherever a volume holds it. */
  function renamed({ start, size }: Range, from: string, to: string): readonly Patch[] {
    const bytes = Buffer.from(bytesAt(stage.target, start, size).buffer)
    const wanted = Buffer.from(utf16leFromText(from))
    const patches: Patch[] = []
    for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1))
      patches.push({ offset: start + at, bytes: utf16leFromText(to) })
    expect(patches.length).toBeGreaterThan(0)
    return patches
  }

  const stepOf = ({ steps }: FirstBootReport, name: string) => steps.find(({ step }) => step === name)

  it('is walked from boot code to boot image, and warns of nothing', async () => {
    const report = await checkWith([])
    expect(report.verdict).toBe('ready-unchecked')
    expect(report.steps.filter(({ status }) => status === 'warned' || status === 'failed')).toEqual([])
    expect(stepOf(report, 'boot.loader')).toMatchObject({ status: 'passed', basis: 'inferred' })
    expect(stepOf(report, 'boot.signature')).toMatchObject({ status: 'not-run' })
  })

  it('starts from the Windows volume as well, where the media keeps boot files of its own', async () => {
    const report = await checkWith([
      { offset: entryAt(1), bytes: Uint8Array.of(0) },
      { offset: entryAt(2), bytes: Uint8Array.of(0x80) },
    ])
    expect(report.verdict).toBe('ready-unchecked')
    expect(said(stepOf(report, 'boot.partitions')?.evidence ?? [])).toContain(
      `active Windows volume at ${windows.start / (1 << 20)} MiB, ${windows.size / (1 << 20)} MiB`,
    )
  })

  it.each<[string, () => readonly Patch[], string, unknown]>([
    [
      'has no active partition',
      () => [{ offset: entryAt(1), bytes: Uint8Array.of(0) }],
      'boot.partitions',
      { code: 'boot-not-one-active', facts: { count: 0 } },
    ],
    [
      'has another signature than its boot data names',
      () => [{ offset: SIGNATURE_AT, bytes: Uint8Array.of(1, 2, 3, 4) }],
      'boot.entry',
      { code: 'boot-device-not-found' },
    ],
    [
      'has no boot manager',
      () => renamed(system, 'bootmgr', 'bootmgx'),
      'boot.loader',
      { code: 'boot-loader-missing', facts: { path: '\\bootmgr' } },
    ],
    [
      'has no boot data',
      () => renamed(system, namedFile('BCD'), namedFile('BCX')),
      'boot.bcd',
      { code: 'boot-bcd-missing' },
    ],
    [
      'has the boot data of UEFI',
      () => renamed(system, 'winload.exe', 'winload.efi'),
      'boot.entry',
      {
        code: 'boot-bcd-loader',
        facts: { path: '\\windows\\system32\\boot\\winload.efi', wanted: 'winload.exe' },
      },
    ],
    ['has no boot image', () => renamed(windows, 'boot.wim', 'boot.wix'), 'boot.image', { code: 'boot-image-missing' }],
    [
      'has no RAM disk description',
      () => renamed(windows, 'boot.sdi', 'boot.sdx'),
      'boot.sdi',
      { code: 'boot-sdi-missing' },
    ],
  ])('fails when the disk %s', async (_, patches, step, problem) => {
    const report = await checkWith(patches())
    expect(report.verdict).toBe('not-ready')
    expect(stepOf(report, step)).toMatchObject({ status: 'failed', problem })
    expect(report.problem).toEqual(stepOf(report, step)?.problem)
  })

  it.each<[string, () => readonly Patch[], unknown]>([
    [
      'the master boot record',
      () => [{ offset: 0, bytes: new Uint8Array(BOOT_CODE_BYTES) }],
      { code: 'boot-code-missing', facts: { part: phrase('part-master-boot-record') } },
    ],
    [
      'the active partition',
      () => [{ offset: system.start + 84, bytes: new Uint8Array(400) }],
      { code: 'boot-code-missing', facts: { part: phrase('part-active-boot-sector') } },
    ],
  ])('is ready, with a warning, when there is no boot code in %s', async (_, patches, problem) => {
    const report = await checkWith(patches())
    expect(report.verdict).toBe('ready-unchecked')
    expect(stepOf(report, 'boot.loader')).toMatchObject({ status: 'warned', problem })
  })
})
