import { createHash } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runFirstBoot } from '../../electron/station/firstboot/first-boot-job.ts'
import type { NewTarget } from '../../electron/station/target/create-target.ts'
import { inspectTarget } from '../../electron/station/target/inspect-target.ts'
import { retargetBcd } from '../../shared/bootdata/bcd.ts'
import { encodeDevice, type KnownPlainDevice } from '../../shared/bootdata/bcd-device.ts'
import { ELEMENT, OBJECT } from '../../shared/bootdata/bcd-names.ts'
import { buildMediaBcd } from '../../shared/bootdata/media-bcd.ts'
import { bytesToHex } from '../../shared/bytes/hex.ts'
import { firstBootInputSchema } from '../../shared/contract/run.ts'
import { phrase } from '../../shared/phrase/phrase.ts'
import { NOTHING_TO_START, putBootCode, STARTED } from './bios-code.ts'
import {
  BIOS_LAYOUT,
  BIOS_SIGNATURE,
  bytesAt,
  digestOutside,
  formatBiosByOthers,
  formatNtfs,
  type Range,
  scribbleByte,
} from './bios-disk.ts'
import { openStage, type Stage, type StageRun } from './crash-stage.ts'
import { extractPartition } from './foreign-target.ts'
import { mustRun, run } from './program.ts'
import { biosBootUntil, QEMU } from './qemu.ts'
import { SMALL_MEDIA_PASSWORD, writeSmallMedia } from './small-media.ts'
import { missing } from './tools.ts'
import { seeded, surviving } from './work-image.ts'

const MIB = 1 << 20
const SEABIOS = '/usr/share/seabios/bios-256k.bin'
const stages: Stage[] = []

async function stageOf(made: Partial<NewTarget>, prepare?: (stage: Stage) => Promise<void>): Promise<Stage> {
  const stage = await openStage(made, prepare)
  stages.push(stage)
  return stage
}

afterAll(() => {
  for (const stage of stages) stage.remove()
})

const START_OVER = { request: { quickFormat: true, confirmed: true } }
const GOOD = { code: 'ok', state: 'provisioned-unchecked' }

describe.skipIf(missing('sfdisk', 'mkntfs', 'ntfsfix', 'ntfsinfo', 'ntfscat', 'hivexget', '7z'))(
  'An MBR disk of sfdisk and mkntfs, provisioned',
  () => {
    const { system, windows } = BIOS_LAYOUT
    let stage: Stage
    let recorded: StageRun
    const at = (name: string) => path.join(stage.folder, name)
    beforeAll(async () => {
      stage = await stageOf({}, async ({ target }) => formatBiosByOthers(target))
      recorded = await stage.run('foreign')
    })

    it('is proven, and nothing warns of its boot code', async () => {
      expect(recorded.result).toMatchObject(GOOD)
      expect(recorded.warnings).toEqual([])
      expect((await inspectTarget(stage.target)).warnings).toEqual([])
    })

    it('is outside its two volumes what it was, byte for byte', () => {
      const volumes: readonly Range[] = [system, windows]
      expect(digestOutside(stage.target, volumes)).toBe(digestOutside(stage.base, volumes))
      expect(mustRun('sfdisk', ['--verify', stage.target])).toContain('No errors detected.')
      const table = (image: string) => mustRun('sfdisk', ['-d', image]).replaceAll(image, '')
      expect(table(stage.target)).toBe(table(stage.base))
    })

    it('has the boot sectors that its formatter wrote, with their copies', () => {
      for (const { start, size } of [system, windows]) {
        for (const offset of [start, start + size - 512])
          expect(bytesAt(stage.target, offset, 512)).toEqual(bytesAt(stage.base, offset, 512))
      }
    })

    it.each(['system', 'windows'] as const)('has a %s volume that the tools of ntfs-3g accept', (name) => {
      extractPartition(stage.target, BIOS_LAYOUT[name].start, BIOS_LAYOUT[name].size, at(name))
      expect(run('ntfsfix', ['-n', at(name)]).code).toBe(0)
      expect(run('ntfsinfo', ['-m', at(name)]).code).toBe(0)
      expect(run('7z', ['t', at(name)]).stdout).toContain('Everything is Ok')
    })

    it("has the media's boot manager on the system volume, and boot data that names this disk", () => {
      expect(mustRun('ntfscat', [at('system'), 'bootmgr'])).toContain('stands where bootmgr is')
      mustRun('sh', ['-c', 'ntfscat "$0" Boot/BCD > "$1"', at('system'), at('BCD')])
      const element = (object: string, id: string) =>
        mustRun('hivexget', [at('BCD'), `\\Objects\\${object}\\Elements\\${id}`]).replace(/^.*?:|[\s,\\]/g, '')
      const device = ({ start }: Range): KnownPlainDevice => ({
        kind: 'mbr-partition',
        diskSignature: BIOS_SIGNATURE,
        offset: BigInt(start),
      })
      expect(element(OBJECT.bootManager, ELEMENT.device)).toBe(bytesToHex(encodeDevice(device(system))))
      expect(element(OBJECT.mediaRamdisk, ELEMENT.sdiDevice)).toBe(bytesToHex(encodeDevice(device(windows))))
    })

    it("has the media's own files, unchanged, on the Windows volume", () => {
      const wanted = `${stage.folder}/wanted`
      for (const file of ['boot/BCD', 'bootmgr', 'sources/boot.wim']) {
        mustRun('7z', ['e', '-y', `-o${wanted}`, stage.media, file])
        mustRun('sh', ['-c', 'ntfscat "$0" "$1" > "$2"', at('windows'), file, at('found')])
        expect(readFileSync(at('found')).equals(readFileSync(path.join(wanted, path.basename(file))))).toBe(true)
      }
    })
  },
)

const LAYOUTS = [
  { title: 'of ours', made: { layout: 'bios' } },
  { title: 'of ours with a recovery partition', made: { layout: 'bios', recovery: 40 * MIB, bytes: 512 * MIB } },
  { title: 'of ours with one partition', made: { layout: 'bios-single' } },
  { title: 'of ours with sectors of 4096 bytes', made: { layout: 'bios', sectorSize: 4096 } },
  { title: 'of ours in a VHD', made: { layout: 'bios', format: 'vhd' } },
  {
    title: 'of ours in a VHDX with sectors of 4096 bytes',
    made: { layout: 'bios-single', format: 'vhdx', sectorSize: 4096 },
  },
] as const

describe('A BIOS target', () => {
  it.each(LAYOUTS)('$title is provisioned, and the plan warns that it has no boot code', async ({ made }) => {
    const stage = await stageOf(made)
    const fresh = await inspectTarget(stage.target)
    expect(fresh).toMatchObject({ table: 'mbr', state: 'fresh', sectorSize: 'sectorSize' in made ? 4096 : 512 })
    const problem = { code: 'boot-code-missing', facts: { part: phrase('part-master-boot-record') } }
    expect(fresh.warnings).toEqual([problem])
    const { result, warnings } = await stage.run('own')
    expect(result).toMatchObject({ ...GOOD, proof: { diskGuid: fresh.diskGuid } })
    expect(warnings).toEqual([
      ['plan', problem],
      ['boot.loader', problem],
    ])
    expect(await inspectTarget(stage.target)).toMatchObject({ state: 'holds-files', warnings: [problem] })
  })

  it.skipIf(missing('fdisk'))('of ours with sectors of 4096 bytes is listed by fdisk without complaint', async () => {
    const { target } = await stageOf({ layout: 'bios', sectorSize: 4096 })
    const { code, stdout, stderr } = run('fdisk', ['-b', '4096', '-l', target])
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain('Disklabel type: dos')
    expect(stdout).toMatch(/img1 +\* +256 +25855 +25600 +100M +7 HPFS/)
  })
})

describe.skipIf(missing('sfdisk', 'mkntfs'))('A BIOS target that cannot start', () => {
  const { system, windows } = BIOS_LAYOUT
  const withTable = (change: (image: string) => void) =>
    stageOf({}, async ({ target }) => {
      formatBiosByOthers(target)
      change(target)
    })

  it.each([
    ['no', '-'],
    ['two', '1,2'],
  ])('because it has %s active partitions is refused', async (_, active) => {
    const stage = await withTable((image) => void mustRun('sfdisk', ['-q', '-A', image, ...active.split(',')]))
    const { result } = await stage.run('active')
    expect(result).toMatchObject({ code: 'boot-not-one-active', problem: { facts: { count: active === '-' ? 0 : 2 } } })
    expect(digestOutside(stage.target, [])).toBe(digestOutside(stage.base, []))
  })

  it('because its volume was formatted for another place is told', async () => {
    const stage = await withTable((image) => {
      formatNtfs(image, system, 'System', 63)
      putBootCode(image, system.start, system.size)
    })
    const problem = { code: 'boot-place-differs', facts: { stated: 63, actual: 2048 } }
    expect((await inspectTarget(stage.target)).warnings).toEqual([problem])
    expect((await stage.run('place')).result).toMatchObject(GOOD)
  })

  it('because its disk has no signature for boot data to name is refused', async () => {
    const stage = await withTable((image) => void mustRun('sfdisk', ['-q', '--disk-id', image, '0x00000000']))
    expect((await stage.run('unsigned')).result).toMatchObject({ code: 'boot-signature-missing' })
    expect(digestOutside(stage.target, [])).toBe(digestOutside(stage.base, []))
  })

  it.skipIf(missing('sgdisk'))('because its MBR is a hybrid is refused', async () => {
    const stage = await stageOf({}, async ({ target }) => void mustRun('sgdisk', ['-h', '3', target]))
    expect((await stage.run('hybrid')).result).toMatchObject({
      code: 'target-unsupported',
      problem: { facts: { feature: phrase('hybrid-mbr') } },
    })
    expect(digestOutside(stage.target, [windows])).toBe(digestOutside(stage.base, [windows]))
  })
})

const CUTS = 40

describe('A run on a BIOS target, cut at random places', () => {
  it.each(['bios', 'bios-single'] as const)('%s never leaves what looks good, and can be finished', async (layout) => {
    const stage = await stageOf({ layout })
    const recorded = await stage.run('cut')
    expect(recorded.result).toMatchObject(GOOD)
    const { partitions } = await inspectTarget(stage.target)
    const random = seeded(20_260_708)
    const image = stage.image()
    image.touch(recorded.log)
    image.restore()
    for (let index = 0; index < CUTS; index++) {
      const cut = Math.floor(random() * recorded.log.length)
      image.apply(surviving(recorded.log, cut, random))
      const { state, found } = await inspectTarget(stage.target)
      if (state === 'incomplete') {
        expect(found).toEqual(['cut'])
        const first = partitions.map(({ firstByte }) => bytesAt(stage.target, firstByte + 510, 2))
        expect(
          first.some(([low]) => low !== 0x55),
          'a boot sector is missing',
        ).toBe(true)
      }
      const again =
        index % 2 === 1
          ? await stage.run('again', { target: { journal: recorded.journal } })
          : await stage.run('again', START_OVER)
      image.touch(again.log)
      expect(again.result).toMatchObject(GOOD)
      expect(again.digests).toBe(recorded.digests)
      image.restore()
    }
    image.close()
  })
})

describe("Media whose boot data names another disk's partition, on a single BIOS partition", () => {
  const foreign = retargetBcd(buildMediaBcd('bios'), {
    manager: { kind: 'mbr-partition', diskSignature: 7, offset: 512n },
    windows: { kind: 'mbr-partition', diskSignature: 7, offset: 1024n },
  })
  const own = retargetBcd(foreign, { manager: { kind: 'boot' }, windows: { kind: 'boot' } })
  let stage: Stage
  let recorded: StageRun
  beforeAll(async () => {
    stage = await stageOf({ layout: 'bios-single' }, async ({ media }) =>
      writeSmallMedia(media, (entries) =>
        entries.map((entry) => (entry.path === '\\boot\\BCD' ? { ...entry, bytes: foreign } : entry)),
      ),
    )
    recorded = await stage.run('changed')
  })

  const checkAgain = () =>
    runFirstBoot(
      {
        input: firstBootInputSchema.parse({
          target: stage.target,
          media: stage.media,
          askManagementPoint: false,
          password: SMALL_MEDIA_PASSWORD,
        }),
        paths: { target: stage.target, media: stage.media },
      },
      new AbortController().signal,
    )

  it('gets boot data of its own, which is proven with the rest', async () => {
    expect(recorded.result).toMatchObject(GOOD)
    expect(recorded.evidence('bootable.files')).toContain('its boot data names this partition now')
    const line = recorded.digests.split('\n').find((entry) => entry.includes('\\\\boot\\\\BCD'))
    const sha1 = createHash('sha1').update(own).digest('hex')
    expect(JSON.parse(line ?? '')).toEqual({
      volume: 'windows',
      path: '\\boot\\BCD',
      stream: '',
      size: own.length,
      sha1,
    })
  })

  it('is what a later check with the media expects', async () => {
    const report = await checkAgain()
    expect(report.verdict).toBe('ready-unchecked')
    expect(report.steps.find(({ step }) => step === 'media.content')).toMatchObject({ status: 'passed' })
  })

  it('is told when one byte of it changed', async () => {
    const { partitions } = await inspectTarget(stage.target)
    const start = partitions[0]?.firstByte ?? 0
    const volume = Buffer.from(bytesAt(stage.target, start, partitions[0]?.byteLength ?? 0).buffer)
    const at = volume.indexOf(Buffer.from(own))
    expect(at).toBeGreaterThan(0)
    const last = at + own.length - 1
    scribbleByte(stage.target, start + last, (volume[last] ?? 0) ^ 1)
    const report = await checkAgain()
    expect(report.problem).toMatchObject({ code: 'boot-content-differs' })
    scribbleByte(stage.target, start + last, volume[last] ?? 0)
  })

  it('comes out the same when the run was cut and resumed', async () => {
    const image = stage.image()
    image.touch(recorded.log)
    image.restore()
    for (const part of [0.5, 0.9]) {
      image.apply(surviving(recorded.log, Math.floor(recorded.log.length * part), seeded(5)))
      const again = await stage.run('again', { target: { journal: recorded.journal } })
      image.touch(again.log)
      expect(again.result).toMatchObject(GOOD)
      expect(again.digests).toBe(recorded.digests)
      image.restore()
    }
    image.close()
  })
})

describe.skipIf(missing(QEMU, SEABIOS, 'sfdisk', 'mkntfs'))('A computer with a BIOS', () => {
  it('starts the boot code of a provisioned target, and nothing of one whose run was cut', async () => {
    const stage = await stageOf({}, async ({ target }) => formatBiosByOthers(target))
    const recorded = await stage.run('start')
    expect(recorded.result).toMatchObject(GOOD)
    expect(await biosBootUntil(stage.target, STARTED)).toContain(STARTED)
    const image = stage.image()
    image.touch(recorded.log)
    image.restore()
    const half = Math.floor(recorded.log.length / 2)
    image.apply(surviving(recorded.log, half, () => 0.3))
    image.close()
    expect(await biosBootUntil(stage.target, NOTHING_TO_START)).not.toContain(STARTED)
  })
})

describe.skipIf(missing('sgdisk', 'mkfs.fat', 'mkntfs', 'mdir', 'fsck.fat'))(
  'A GPT disk with a FAT16 system partition',
  () => {
    const esp = { start: MIB, size: 40 * MIB }
    const windows = { start: 41 * MIB, size: 340 * MIB }
    const sectors = ({ start, size }: Range) => `${start / 512}:${(start + size) / 512 - 1}`
    const makeDisk = async ({ target }: Stage) => {
      rmSync(target)
      mustRun('truncate', ['-s', String(400 * MIB), target])
      const own = [
        '-n',
        `1:${sectors(esp)}`,
        '-t',
        '1:ef00',
        '-n',
        `5:${sectors(windows)}`,
        '-t',
        '5:0700',
        '-c',
        '5:Ä',
      ]
      mustRun('sgdisk', [...own, target])
      mustRun('mkfs.fat', ['-F', '16', '--offset', String(esp.start / 512), target, String(esp.size / 1024)])
      formatNtfs(target, windows, 'Windows')
    }

    it('is provisioned, is what it was outside its volumes, and has its boot sector', async () => {
      const stage = await stageOf({}, makeDisk)
      expect((await stage.run('fat16')).result).toMatchObject(GOOD)
      expect(digestOutside(stage.target, [esp, windows])).toBe(digestOutside(stage.base, [esp, windows]))
      expect(mustRun('sgdisk', ['--verify', stage.target])).toContain('No problems found')
      expect(bytesAt(stage.target, esp.start, 512)).toEqual(bytesAt(stage.base, esp.start, 512))
      extractPartition(stage.target, esp.start, esp.size, `${stage.target}.esp`)
      expect(run('fsck.fat', ['-n', `${stage.target}.esp`]).code).toBe(0)
      expect(mustRun('mdir', ['-i', `${stage.target}.esp`, '::/EFI/Boot'])).toMatch(/bootx64 +efi/i)
    })

    it('gets its boot sector back, boot code and all, when a cut run is started over', async () => {
      const stage = await stageOf({}, makeDisk)
      const recorded = await stage.run('cut')
      const image = stage.image()
      image.touch(recorded.log)
      image.restore()
      image.apply(surviving(recorded.log, Math.floor(recorded.log.length / 2), seeded(3)))
      expect((await inspectTarget(stage.target)).partitions[0]).toMatchObject({ kind: 'esp', fileSystem: 'marker' })
      expect((await stage.run('again', START_OVER)).result).toMatchObject(GOOD)
      expect(bytesAt(stage.target, esp.start, 512)).toEqual(bytesAt(stage.base, esp.start, 512))
      image.close()
    })
  },
)
