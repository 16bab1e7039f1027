import { closeSync, copyFileSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import { runFirstBoot } from '../../electron/station/firstboot/first-boot-job.ts'
import { resolveRamdisk } from '../../shared/bootdata/bcd-start.ts'
import { readBcd } from '../../shared/bootdata/bcd-store.ts'
import { bytesToHex } from '../../shared/bytes/hex.ts'
import { utf16leFromText } from '../../shared/bytes/utf16.ts'
import type { FirstBootReport } from '../../shared/contract/check.ts'
import { type FirstBootInput, firstBootInputSchema } from '../../shared/contract/run.ts'
import { mustRun, prestage } from './program.ts'

/** Partitions of the bench's target, as `target create` lays them out. Bytes. */
const MIB = 1 << 20
const ESP_START = MIB
const WINDOWS_START = 277 * MIB
const TARGET_BYTES = 360 * MIB
const WINDOWS_BYTES = TARGET_BYTES - WINDOWS_START - MIB

const ESP_BCD = '/EFI/Microsoft/Boot/BCD'

/** A target that was provisioned from the sample, of which each case breaks a copy. */
export async function makeBench(folder: string): Promise<Bench> {
  const at = (name: string) => path.join(folder, name)
  const must = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await prestage(at('data'), ...args)
    if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}:\n${stdout}${stderr}`)
  }
  await must('sample', at('sample'))
  await must('target', 'create', at('target.img'), '--size', `${TARGET_BYTES / MIB}M`)
  const password = at('sample/password.txt')
  await must(
    'provision',
    at('sample/media.wim'),
    at('target.img'),
    '--serial',
    'B1',
    '--no-mp',
    '--password-file',
    password,
  )
  return new Bench(folder, readFileSync(password, 'utf8').trim())
}

export class Bench {
  readonly folder: string
  private readonly password: string
  private made = 0

  constructor(folder: string, password: string) {
    this.folder = folder
    this.password = password
  }

  get media(): string {
    return path.join(this.folder, 'sample/media.wim')
  }

  copy(): Disk {
    const folder = path.join(this.folder, `case-${this.made++}`)
    mkdirSync(folder)
    mustRun('cp', ['--sparse=always', path.join(this.folder, 'target.img'), path.join(folder, 'disk.img')])
    return new Disk(folder)
  }

  /** What `prestage firstboot --no-mp` reports of a disk. */
  async check(disk: Disk, more: Partial<FirstBootInput> = {}): Promise<FirstBootReport> {
    const input = { target: disk.image, askManagementPoint: false, password: this.password, ...more }
    const order = { input: firstBootInputSchema.parse(input), paths: { target: disk.image, media: more.media } }
    return runFirstBoot(order, new AbortController().signal)
  }
}

/** A disk image that mtools, ntfs-3g and hivexsh change. */
export class Disk {
  readonly folder: string
  readonly image: string

  constructor(folder: string) {
    this.folder = folder
    this.image = path.join(folder, 'disk.img')
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  write(offset: number, bytes: Uint8Array): void {
    const file = openSync(this.image, 'r+')
    writeSync(file, bytes, 0, bytes.length, offset)
    closeSync(file)
  }

  /** Bytes of a file of the EFI system partition. */
  bootFile(name: string): Uint8Array {
    const copy = path.join(this.folder, 'boot-file')
    mustRun('mcopy', ['-n', '-o', '-i', this.esp, `::${name}`, copy])
    return new Uint8Array(readFileSync(copy))
  }

  putBootFile(name: string, bytes: Uint8Array): void {
    const copy = path.join(this.folder, 'boot-file')
    writeFileSync(copy, bytes)
    mustRun('mcopy', ['-o', '-i', this.esp, copy, `::${name}`])
  }

  /** A file from elsewhere in a new folder of the EFI system partition. */
  copyToBoot(file: string, folder: string, name: string): void {
    mustRun('mmd', ['-i', this.esp, `::${folder}`])
    mustRun('mcopy', ['-o', '-i', this.esp, file, `::${folder}/${name}`])
  }

  deleteBootFile(name: string): void {
    mustRun('mdel', ['-i', this.esp, `::${name}`])
  }

  /** Overwrites bytes of a file of the EFI system partition. */
  patchBootFile(name: string, offset: number, ...values: readonly number[]): void {
    const bytes = this.bootFile(name)
    bytes.set(values, offset)
    this.putBootFile(name, bytes)
  }

  changeBcd(change: (bytes: Uint8Array) => Uint8Array): void {
    this.putBootFile(ESP_BCD, change(this.bootFile(ESP_BCD)))
  }

  /** Id of the entry that starts Windows PE. */
  entry(): string {
    return resolveRamdisk(readBcd(this.bootFile(ESP_BCD))).entry
  }

  /** Lets hivexsh change the boot store. */
  editBcd(...commands: readonly string[]): void {
    const store = path.join(this.folder, 'BCD')
    const script = path.join(this.folder, 'script')
    writeFileSync(store, this.bootFile(ESP_BCD))
    writeFileSync(script, [...commands, 'commit', ''].join('\n'))
    mustRun('hivexsh', ['-w', '-f', script, store])
    this.putBootFile(ESP_BCD, new Uint8Array(readFileSync(store)))
  }

  /** Changes the Windows volume through ntfs-3g. */
  mountWindows(change: (root: string) => void): void {
    const volume = path.join(this.folder, 'windows.img')
    const root = path.join(this.folder, 'mounted')
    const range = ['bs=1M', 'status=none']
    const [start, count] = [WINDOWS_START / MIB, WINDOWS_BYTES / MIB]
    mustRun('dd', [`if=${this.image}`, `of=${volume}`, `skip=${start}`, `count=${count}`, 'conv=sparse', ...range])
    mkdirSync(root, { recursive: true })
    mustRun('ntfs-3g', [volume, root])
    try {
      change(root)
    } finally {
      mustRun('umount', [root])
    }
    mustRun('dd', [`if=${volume}`, `of=${this.image}`, `seek=${start}`, 'conv=notrunc', ...range])
    rmSync(volume)
  }

  /** Takes boot.wim from the Windows volume, lets a program change it, and puts it back. */
  changeBootWim(change: (wim: string) => void): void {
    this.mountWindows((root) => {
      const own = path.join(root, 'sources/boot.wim')
      const wim = path.join(this.folder, 'boot.wim')
      copyFileSync(own, wim)
      change(wim)
      copyFileSync(wim, own)
    })
  }

  private get esp(): string {
    return `${this.image}@@${ESP_START}`
  }
}

/** Commands of hivexsh that go to an element's key, which is made where it is missing. */
export function element(object: string, id: string, isNew = false): readonly string[] {
  const elements = `cd \\Objects\\${object}\\Elements`
  return isNew ? [elements, `add ${id}`, `cd ${id}`] : [`${elements}\\${id}`]
}

/** Commands that set an element to bytes of a registry type. */
export function setBytes(type: number, bytes: Uint8Array): readonly string[] {
  return ['setval 1', 'Element', `hex:${type}:${bytesToHex(bytes).replace(/(..)(?=.)/g, '$1,')}`]
}

export function setText(text: string): readonly string[] {
  return setBytes(1, utf16leFromText(`${text}\0`))
}
