import {
  closeSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ByteDevice } from '../../shared/bytes/byte-source.ts'
import { formatFat } from '../../shared/volume/fat/format.ts'
import { openFat } from '../../shared/volume/fat/open.ts'
import { type FatFile, planFatFiles } from '../../shared/volume/fat/plan.ts'
import { listFat, readFatFile } from '../../shared/volume/fat/read.ts'
import { mustRun, run } from './program.ts'
import { beyond, missing } from './tools.ts'

const MIB = 1 << 20
const TIME = new Date('2024-02-29T13:14:16Z')
const folder = mkdtempSync(path.join(tmpdir(), 'prestage-fat-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function withImage<Result>(image: string, use: (device: ByteDevice) => Result): Result {
  const descriptor = openSync(image, 'r+')
  try {
    return use({
      size: Number(mustRun('stat', ['-c', '%s', image])),
      readAt: (offset, into) => readSync(descriptor, into, 0, into.length, offset),
      writeAt: (offset, data) => {
        writeSync(descriptor, data, 0, data.length, offset)
      },
    })
  } finally {
    closeSync(descriptor)
  }
}

function makeSparse(image: string, bytes: number): string {
  const descriptor = openSync(image, 'w')
  ftruncateSync(descriptor, bytes)
  closeSync(descriptor)
  return image
}

function contentOf(size: number, seed: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, i) => (Math.imul(i + 1, seed) >>> 7) & 0xff)
}

/** What a boot manager's folder looks like: long names, aliases that collide, an empty file, one over many clusters. */
const FILES: readonly FatFile[] = [
  ['\\EFI\\Boot\\bootx64.efi', 1_234_567],
  ['\\EFI\\Microsoft\\Boot\\bootmgfw.efi', 4096],
  ['\\EFI\\Microsoft\\Boot\\BCD', 65_536],
  ['\\EFI\\Microsoft\\Boot\\sv-SE\\bootmgfw.efi.mui', 511],
  ['\\EFI\\Microsoft\\Boot\\sv-SE\\bootmgr.efi.mui', 513],
  ['\\EFI\\Microsoft\\Boot\\Fonts\\Läs mig – först.ttf', 1],
  ['\\EFI\\Microsoft\\Boot\\empty', 0],
  ...Array.from({ length: 120 }, (_, i): [string, number] => [`\\EFI\\many files here\\resource number ${i}.mui`, i]),
].map(([name, size], index) => ({ path: String(name), bytes: contentOf(Number(size), index + 3), time: TIME }))

function putFiles(image: string, files: readonly FatFile[]): void {
  withImage(image, (device) => {
    for (const { offset, bytes } of planFatFiles(openFat(device, image), files).writes) device.writeAt(offset, bytes)
  })
}

function expectClean(image: string): void {
  const { code, stdout, stderr } = run('fsck.fat', ['-n', '-v', image])
  expect([code, stderr, stdout.match(/(differ|wrong|dirty|Reclaimed|Orphaned|Bad|invalid).*/gi)]).toEqual([0, '', null])
}

function copiedOut(image: string, name: string): Uint8Array {
  const copy = path.join(folder, 'copy')
  mustRun('mcopy', ['-n', '-o', '-i', image, `::${name.replaceAll('\\', '/')}`, copy])
  return new Uint8Array(readFileSync(copy))
}

const GIB = 1024 * MIB
/** Volumes whose tables are so large that listing and checking them takes others long are looked at by fewer of them. */
const LARGE = 64 * GIB

interface Shape {
  readonly title: string
  readonly bytes: number
  readonly kind: 'fat16' | 'fat32'
  readonly make: (image: string) => void
}

const ours = (size: string, bytes: number, sectorSize: number, kind: Shape['kind']): Shape => ({
  title: `of ours, ${size} with sectors of ${sectorSize}`,
  bytes,
  kind,
  make: (image) => formatOurs(image, sectorSize),
})
const theirs = (title: string, bytes: number, kind: Shape['kind'], ...args: readonly string[]): Shape => ({
  title: `of mkfs.fat ${title}`,
  bytes,
  kind,
  make: (image) => mustRun('mkfs.fat', [...args, image]),
})

const SHAPES: readonly Shape[] = [
  ours('3 MiB', 3 * MIB, 512, 'fat16'),
  ours('32 MiB', 32 * MIB, 512, 'fat16'),
  ours('the largest FAT16', 34_000_000, 512, 'fat16'),
  ours('the smallest FAT32', 34_600_000, 512, 'fat32'),
  ours('32 MiB', 32 * MIB, 4096, 'fat16'),
  ours('256 MiB', 256 * MIB, 4096, 'fat16'),
  ours('260 MiB', 260 * MIB, 512, 'fat32'),
  ours('260 MiB', 260 * MIB, 4096, 'fat32'),
  ours('9 GiB', 9 * GIB, 512, 'fat32'),
  ours('2 TiB', 2048 * GIB, 512, 'fat32'),
  ours('2 TiB', 2048 * GIB, 4096, 'fat32'),
  theirs('of FAT16', 100 * MIB, 'fat16', '-F', '16', '-n', 'ESP'),
  theirs('of FAT16 with one table and clusters of 32 KiB', 600 * MIB, 'fat16', '-F', '16', '-f', '1', '-s', '64'),
  theirs('of FAT16 with sectors of 4096', 100 * MIB, 'fat16', '-F', '16', '-S', '4096'),
  theirs('of FAT32', 100 * MIB, 'fat32', '-F', '32', '-n', 'ESP'),
  theirs('of FAT32 with one table and large clusters', 2600 * MIB, 'fat32', '-F', '32', '-f', '1', '-s', '64'),
]

function formatOurs(image: string, sectorSize: number): void {
  withImage(image, (device) =>
    formatFat(device, {
      volumeLabel: 'SYSTEM',
      serialNumber: 0xc0ffee11,
      sectorSize,
      hiddenSectors: 2048,
      now: TIME,
    }),
  )
}

describe.skipIf(missing('fsstat', 'fls', 'fsck.fat', 'mkfs.fat', 'mcopy', 'mdir', 'minfo', 'mlabel', '7z'))(
  'A FAT volume',
  () => {
    describe.each(SHAPES)('$title', ({ title, bytes, kind, make }) => {
      const image = path.join(folder, `${title.replaceAll(/\W+/g, '-')}.img`)
      beforeAll(() => make(makeSparse(image, bytes)))
      afterAll(() => rmSync(image, { force: true }))

      it(`is ${kind} for us and for The Sleuth Kit`, () => {
        expect(withImage(image, (device) => openFat(device, image).kind)).toBe(kind)
        if (!title.includes('4096')) expect(mustRun('fsstat', ['-t', image]).trim()).toBe(kind)
      })

      it('is accepted by fsck.fat when it is fresh', () => expectClean(image))

      it('is accepted by fsck.fat with our files on it, and mtools reads each of them', () => {
        putFiles(image, FILES)
        expectClean(image)
        for (const { path: name, bytes: wanted } of FILES.slice(0, 20)) expect(copiedOut(image, name)).toEqual(wanted)
        expect(mustRun('mdir', ['-i', image, '::/EFI/Boot'])).toMatch(/bootx64 +efi +1234567 2024-02-29 +13:14 /i)
      })

      it('is accepted by fsck.fat when our files are replaced by smaller and larger ones', () => {
        const replaced = FILES.slice(0, 7).map((one, i) => ({ ...one, bytes: contentOf((7 - i) * 30_000, i + 50) }))
        putFiles(image, replaced)
        expectClean(image)
        for (const { path: name, bytes: wanted } of replaced) expect(copiedOut(image, name)).toEqual(wanted)
        expect(copiedOut(image, '\\EFI\\many files here\\resource number 7.mui')).toEqual(FILES[14]?.bytes)
      })

      it.skipIf(
        beyond(
          `FAT, ${title}: 7z opens no sectors of 4096 and takes long over large volumes`,
          title.includes('4096') || bytes > LARGE,
        ),
      )('is read by 7z, file by file', () => {
        const listed = mustRun('7z', ['l', '-ba', '-slt', image]).matchAll(/^Path = (.*)\n(?:.*\n)*?Size = (.*)$/gm)
        const theirs = [...listed].map(([, name, size]) => `${name} ${size}`).sort()
        const ours = withImage(image, (device) => listFat(openFat(device, image)))
        expect(theirs).toEqual(
          ours.map((one) => `${one.path.slice(1).replaceAll('\\', '/')} ${one.isDirectory ? '' : one.size}`).sort(),
        )
        expect(mustRun('7z', ['t', image])).toContain('Everything is Ok')
      })
    })

    it.each([
      ['FAT16', 40 * MIB],
      ['FAT32', 260 * MIB],
    ])('of ours, %s, shows The Sleuth Kit every name', (kind, bytes) => {
      const image = makeSparse(path.join(folder, `listed-${kind}.img`), bytes)
      formatOurs(image, 512)
      putFiles(image, FILES)
      const names = mustRun('fls', ['-r', '-p', '-u', image]).matchAll(/^[rd]\/[rd] \d+:\t(.*)$/gm)
      const ours = withImage(image, (device) => listFat(openFat(device, image)))
      const theirs = [...names].map(([, name]) => String(name)).filter((name) => !name.includes('(Volume Label Entry)'))
      expect(theirs.map((name) => `\\${name.replaceAll('/', '\\')}`).sort()).toEqual(ours.map((one) => one.path).sort())
    })

    it('of ours has the label and the serial number that it was given', () => {
      const image = makeSparse(path.join(folder, 'named.img'), 64 * MIB)
      formatOurs(image, 512)
      expect(mustRun('mlabel', ['-s', '-i', image, '::'])).toContain('SYSTEM')
      expect(mustRun('minfo', ['-i', image, '::'])).toMatch(/serial number: C0FFEE11/i)
    })

    it('filled by mtools is read with its names and bytes, and takes our files beside them', () => {
      const image = makeSparse(path.join(folder, 'filled.img'), 64 * MIB)
      mustRun('mkfs.fat', ['-F', '32', '-s', '1', image])
      const content = contentOf(200_000, 9)
      const local = path.join(folder, 'local')
      writeFileSync(local, content)
      mustRun('mmd', ['-i', image, '::/EFI', '::/EFI/Another Vendor', '::/lower'])
      for (const name of ['EFI/Another Vendor/Grub X64 loader.efi', 'lower/readme.txt', 'UPPER.TXT', 'EFI/old.efi'])
        mustRun('mcopy', ['-i', image, local, `::/${name}`])
      mustRun('mdel', ['-i', image, '::/UPPER.TXT'])
      putFiles(image, [...FILES, { path: '\\efi\\OLD.EFI', bytes: contentOf(10, 4), time: TIME }])
      expectClean(image)
      withImage(image, (device) => {
        const volume = openFat(device, image)
        expect(readFatFile(volume, '\\EFI\\ANOTHER VENDOR\\grub x64 loader.efi')).toEqual(content)
        expect(readFatFile(volume, '\\LOWER\\README.TXT')).toEqual(content)
        expect(readFatFile(volume, '\\UPPER.TXT')).toBeUndefined()
        expect(readFatFile(volume, '\\EFI\\old.efi')).toEqual(contentOf(10, 4))
        expect(listFat(volume).map((one) => one.path)).toContain('\\lower\\readme.txt')
      })
      expect(copiedOut(image, '\\EFI\\Another Vendor\\Grub X64 loader.efi')).toEqual(content)
    })

    it('that is FAT12 is refused', () => {
      const image = makeSparse(path.join(folder, 'fat12.img'), 4 * MIB)
      mustRun('mkfs.fat', ['-F', '12', image])
      expect(() => withImage(image, (device) => openFat(device, image))).toThrow(
        'target-unsupported {"feature":"FAT12"}',
      )
    })
  },
)
