import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ELEMENT, OBJECT } from '../../shared/bootdata/bcd-names.ts'
import { buildEfiProgram } from '../../shared/bootdata/efi-program.ts'
import { hiveChecksum } from '../../shared/bootdata/hive-base.ts'
import { CATALOGUE, isErrorCode } from '../../shared/contract/errors.ts'
import { type Bench, type Disk, element, makeBench, setBytes, setText } from './boot-chain-bench.ts'
import { mustRun, prestage, resultOf } from './program.ts'
import { missing } from './tools.ts'

const FALLBACK = '/EFI/Boot/bootx64.efi'
const MANAGER = '/EFI/Microsoft/Boot/bootmgfw.efi'
const BCD = '/EFI/Microsoft/Boot/BCD'
const MIB = 1 << 20
const OTHER_DISK = '99999999-2222-3333-4444-555555555555'
const MEMORY_TEST = '{b2721d73-1db4-4c62-bf78-c548a880142d}'

interface Case {
  readonly name: string
  readonly change: (disk: Disk, bench: Bench) => void
  readonly with?: { readonly machine?: 'x64' | 'x86' | 'arm64'; readonly memoryMib?: number; readonly media?: 'sample' }
  readonly step: string
  readonly code: string
  readonly exit: number
  readonly facts?: Readonly<Record<string, string | number>> | ((disk: Disk) => Readonly<Record<string, unknown>>)
  /** One of the evidence's lines. */
  readonly evidence?: RegExp
}

/** Where a part of a device element lies (configmgr.md 7.5). */
const DEVICE = { type: 0x10, partition: 0x20, disk: 0x38, nested: 0x44 } as const
const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const flag = (value: number) => setBytes(3, Uint8Array.of(value))
const number = (value: number) => setBytes(3, new Uint8Array(new BigUint64Array([BigInt(value)]).buffer))
const dword = (value: number) => setBytes(4, new Uint8Array(new Uint32Array([value]).buffer))
const program = (machine: 'x64' | 'ia32' | 'aa64') => buildEfiProgram({ machine, line: 'bench' })
/** The bytes of an element, which a case changes and puts back. */
const device = (disk: Disk, object: string, id: string) => {
  const store = path.join(disk.folder, 'store')
  writeFileSync(store, disk.bootFile(BCD))
  const text = mustRun('hivexget', [store, `\\Objects\\${object}\\Elements\\${id}`])
  return Uint8Array.from(Buffer.from(text.replace(/^"?Element"?=hex(\([0-9a-f]+\))?:|[\s,\\]/gi, ''), 'hex'))
}
const changeDevice = (disk: Disk, object: string, id: string, change: (bytes: DataView) => void) => {
  const bytes = device(disk, object, id)
  change(view(bytes))
  disk.editBcd(...element(object, id), ...setBytes(3, bytes))
}
const sealBase = (bytes: Uint8Array) => {
  view(bytes).setUint32(0x1fc, hiveChecksum(bytes), true)
  return bytes
}
const replaceInFile = (file: string, offset: number, ...values: readonly number[]) => {
  const bytes = readFileSync(file)
  bytes.set(values, offset)
  writeFileSync(file, bytes)
}
/** Where the content of a file of an uncompressed WIM lies. */
const placeInWim = (wim: string, text: string) => readFileSync(wim).indexOf(text)

const PARTITIONS: readonly Case[] = [
  {
    name: 'the EFI system partition is marked as data',
    change: (disk) => void mustRun('sgdisk', ['-t', '1:0700', disk.image]),
    step: 'boot.partitions',
    code: 'boot-partition-missing',
    exit: 37,
    facts: { partition: 'EFI system partition' },
  },
  {
    name: 'a run has not come to its end',
    change: (disk) => disk.write(277 * MIB, new TextEncoder().encode('PRESTAGE INCOMPLETE\n{"run":"r1"}\n')),
    step: 'boot.partitions',
    code: 'boot-not-provisioned',
    exit: 39,
  },
]

const LOADERS: readonly Case[] = [
  {
    name: 'there is no fallback loader',
    change: (disk) => disk.deleteBootFile(FALLBACK),
    step: 'boot.loader',
    code: 'boot-loader-missing',
    exit: 30,
    facts: { path: '\\EFI\\Boot\\bootx64.efi' },
  },
  {
    name: 'the computer needs another loader',
    change: () => undefined,
    with: { machine: 'arm64' },
    step: 'boot.loader',
    code: 'boot-loader-missing',
    exit: 30,
    facts: { path: '\\EFI\\Boot\\bootaa64.efi' },
    evidence: /bootx64\.efi: x64, 1024 bytes, 1 sections/,
  },
  {
    name: 'the fallback loader is a text',
    change: (disk) => disk.putBootFile(FALLBACK, new TextEncoder().encode('not a program'.repeat(99))),
    step: 'boot.loader',
    code: 'boot-loader-damaged',
    exit: 31,
    facts: { path: '\\EFI\\Boot\\bootx64.efi', machine: 'UEFI' },
  },
  {
    name: 'the fallback loader is no EFI application',
    change: (disk) => disk.patchBootFile(FALLBACK, 0x40 + 24 + 68, 3),
    step: 'boot.loader',
    code: 'boot-loader-damaged',
    exit: 31,
  },
  {
    name: 'the fallback loader was cut short',
    change: (disk) => disk.putBootFile(FALLBACK, disk.bootFile(FALLBACK).subarray(0, 700)),
    step: 'boot.loader',
    code: 'boot-loader-damaged',
    exit: 31,
  },
  {
    name: 'the fallback loader is for 32 bits',
    change: (disk) => disk.putBootFile(FALLBACK, program('ia32')),
    step: 'boot.loader',
    code: 'boot-loader-machine',
    exit: 31,
    facts: { path: '\\EFI\\Boot\\bootx64.efi', machine: 'ia32', wanted: 'x64' },
  },
  {
    name: 'Windows Boot Manager is for ARM',
    change: (disk) => disk.putBootFile(MANAGER, program('aa64')),
    step: 'boot.loader',
    code: 'boot-loader-machine',
    exit: 31,
    facts: { path: '\\EFI\\Microsoft\\Boot\\bootmgfw.efi', machine: 'aa64', wanted: 'x64' },
  },
  {
    name: 'Windows Boot Manager is damaged beside a good fallback loader',
    change: (disk) => disk.patchBootFile(MANAGER, 0, 0),
    step: 'boot.loader',
    code: 'boot-loader-damaged',
    exit: 31,
    facts: { path: '\\EFI\\Microsoft\\Boot\\bootmgfw.efi', machine: 'UEFI' },
  },
  {
    name: 'a loader names a certificate table that is not in it',
    change: (disk) => disk.patchBootFile(FALLBACK, 0x40 + 24 + 112 + 32, 0, 0, 1, 0, 0, 16, 0, 0),
    step: 'boot.signature',
    code: 'boot-signature-damaged',
    exit: 31,
    facts: { path: '\\EFI\\Boot\\bootx64.efi', reason: 'certificate table outside the file' },
  },
]

const HIVES: readonly Case[] = [
  {
    name: 'there is no boot store',
    change: (disk) => disk.deleteBootFile(BCD),
    step: 'boot.bcd',
    code: 'boot-bcd-missing',
    exit: 32,
  },
  {
    name: 'the boot store is empty',
    change: (disk) => disk.putBootFile(BCD, new Uint8Array(0)),
    step: 'boot.bcd',
    code: 'boot-bcd-damaged',
    exit: 32,
    facts: { part: 'signature' },
    evidence: /BCD: 0 bytes/,
  },
  {
    name: 'a byte of the base block changed',
    change: (disk) => disk.patchBootFile(BCD, 0x30, 0x41),
    step: 'boot.bcd',
    code: 'boot-bcd-damaged',
    exit: 32,
    facts: { part: 'checksum' },
  },
  {
    name: 'the boot store was not closed, and its log has the change',
    change: (disk) => {
      disk.changeBcd((bytes) => {
        view(bytes).setUint32(4, 8, true)
        return sealBase(bytes)
      })
      const log = new Uint8Array(0x600)
      log.set(disk.bootFile(BCD).subarray(0, 0x200))
      view(log).setUint32(0x1c, 6, true)
      log.set(new TextEncoder().encode('HvLE'), 0x200)
      view(log).setUint32(0x204, 0x200, true)
      view(log).setUint32(0x20c, 8, true)
      disk.putBootFile(`${BCD}.LOG1`, sealBase(log))
      disk.putBootFile(`${BCD}.LOG2`, new Uint8Array(0))
    },
    step: 'boot.bcd',
    code: 'boot-bcd-unfinished',
    exit: 32,
    facts: { primary: 8, secondary: 1 },
    evidence: /BCD\.LOG1 holds 1 changes up to 8/,
  },
  {
    name: 'the boot store ends before its bins do',
    change: (disk) => disk.changeBcd((bytes) => bytes.subarray(0, 0x2000)),
    step: 'boot.bcd',
    code: 'boot-bcd-damaged',
    exit: 32,
    facts: { part: 'size' },
  },
  {
    name: 'a bin has lost its head',
    change: (disk) => disk.patchBootFile(BCD, 0x1000, 0),
    step: 'boot.bcd',
    code: 'boot-bcd-damaged',
    exit: 32,
    facts: { part: 'bin' },
  },
  {
    name: 'a cell says a size that it cannot have',
    change: (disk) => disk.patchBootFile(BCD, 0x1020, 0x11),
    step: 'boot.bcd',
    code: 'boot-bcd-damaged',
    exit: 32,
    facts: { part: 'cell' },
  },
]

const ENTRIES: readonly Case[] = [
  {
    name: 'neither a default entry nor a menu is named',
    change: (disk) =>
      disk.editBcd(
        ...element(OBJECT.bootManager, ELEMENT.defaultObject),
        'del',
        ...element(OBJECT.bootManager, ELEMENT.displayOrder),
        'del',
      ),
    step: 'boot.entry',
    code: 'boot-bcd-no-default',
    exit: 32,
    facts: { entry: 'none is named' },
  },
  {
    name: 'the default entry does not exist',
    change: (disk) => disk.editBcd(`cd \\Objects\\${disk.entry()}`, 'del'),
    step: 'boot.entry',
    code: 'boot-bcd-no-default',
    exit: 32,
    facts: () => ({ entry: expect.stringMatching(/^\{[0-9a-f-]{36}\}$/) }),
  },
  {
    name: 'another entry would start once',
    change: (disk) =>
      disk.editBcd(
        'cd \\Objects',
        `add ${MEMORY_TEST}`,
        `cd ${MEMORY_TEST}`,
        'add Elements',
        ...element(OBJECT.bootManager, ELEMENT.bootSequence, true),
        ...setText(`${MEMORY_TEST}\0`),
      ),
    step: 'boot.entry',
    code: 'boot-bcd-other-first',
    exit: 32,
    facts: { entry: MEMORY_TEST },
  },
  {
    name: 'winpe is off',
    change: (disk) => disk.editBcd(...element(disk.entry(), ELEMENT.winPe), ...flag(0)),
    step: 'boot.entry',
    code: 'boot-bcd-not-winpe',
    exit: 32,
    facts: { reason: 'winpe is off' },
  },
  {
    name: 'the entry starts an installed Windows',
    change: (disk) => {
      const plain = device(disk, OBJECT.bootManager, ELEMENT.device)
      disk.editBcd(...element(disk.entry(), ELEMENT.device), ...setBytes(3, plain))
    },
    step: 'boot.entry',
    code: 'boot-bcd-not-winpe',
    exit: 32,
    facts: () => ({ reason: expect.stringMatching(/^it starts from partition [0-9a-f-]{36} of disk/) }),
  },
  {
    name: 'the entry is a memory test',
    change: (disk) =>
      disk.editBcd(`cd \\Objects\\${disk.entry()}\\Description`, 'setval 1', 'Type', 'dword:0x10200005'),
    step: 'boot.entry',
    code: 'boot-bcd-not-winpe',
    exit: 32,
    facts: { reason: 'an object of type 10200005' },
  },
  {
    name: 'osdevice is gone',
    change: (disk) => disk.editBcd(...element(disk.entry(), ELEMENT.osDevice), 'del'),
    step: 'boot.entry',
    code: 'boot-bcd-not-winpe',
    exit: 32,
    facts: { reason: 'osdevice is missing' },
  },
  {
    name: 'osdevice is another image',
    change: (disk) => changeDevice(disk, disk.entry(), ELEMENT.osDevice, (bytes) => bytes.setUint16(0x8e, 0x58, true)),
    step: 'boot.entry',
    code: 'boot-bcd-not-winpe',
    exit: 32,
    facts: { reason: 'osdevice is a RAM disk of \\Xources\\boot.wim, device another' },
  },
  {
    name: 'the entry starts the loader for BIOS',
    change: (disk) =>
      disk.editBcd(...element(disk.entry(), ELEMENT.path), ...setText('\\windows\\system32\\boot\\winload.exe')),
    step: 'boot.entry',
    code: 'boot-bcd-loader',
    exit: 32,
    facts: { path: '\\windows\\system32\\boot\\winload.exe', wanted: 'winload.efi' },
  },
  {
    name: 'the RAM disk has no options',
    change: (disk) => disk.editBcd(`cd \\Objects\\${OBJECT.mediaRamdisk}`, 'del'),
    step: 'boot.entry',
    code: 'boot-bcd-options-missing',
    exit: 32,
    facts: { object: OBJECT.mediaRamdisk },
  },
  {
    name: 'the RAM disk options name no boot.sdi',
    change: (disk) => disk.editBcd(...element(OBJECT.mediaRamdisk, ELEMENT.sdiPath), 'del'),
    step: 'boot.entry',
    code: 'boot-bcd-options-missing',
    exit: 32,
  },
  {
    name: 'advanced options are shown at every start, through an object that the entry inherits from',
    change: (disk) =>
      disk.editBcd(
        ...element(disk.entry(), ELEMENT.inherit, true),
        ...setText(`${OBJECT.globalSettings}\0`),
        ...element(OBJECT.globalSettings, ELEMENT.advancedOptions, true),
        ...flag(1),
      ),
    step: 'boot.entry',
    code: 'boot-bcd-waits',
    exit: 32,
    facts: { setting: 'advancedoptions' },
  },
  {
    name: 'a menu waits without a timeout',
    change: (disk) =>
      disk.editBcd(
        ...element(OBJECT.bootManager, ELEMENT.displayBootMenu, true),
        ...flag(1),
        ...element(OBJECT.bootManager, ELEMENT.timeout),
        ...number(0xffffffff),
      ),
    step: 'boot.entry',
    code: 'boot-bcd-waits',
    exit: 32,
    facts: { setting: 'a menu without a timeout' },
  },
]

const DEVICES: readonly Case[] = [
  {
    name: 'the boot store belongs to another disk',
    change: (disk) => void mustRun('sgdisk', ['-U', OTHER_DISK, disk.image]),
    step: 'boot.entry',
    code: 'boot-device-not-found',
    exit: 33,
    facts: () => ({
      element: '{bootmgr} device',
      device: expect.stringMatching(/^partition [0-9a-f-]{36} of disk [0-9a-f-]{36}$/),
    }),
  },
  {
    name: 'the partition of the boot image has another GUID',
    change: (disk) => void mustRun('sgdisk', ['-u', `3:${OTHER_DISK}`, disk.image]),
    step: 'boot.entry',
    code: 'boot-device-not-found',
    exit: 33,
    facts: () => ({ element: '{default} device', device: expect.stringContaining('of disk') }),
  },
  {
    name: 'boot.sdi is sought on the reserved partition',
    change: (disk) => {
      const info = mustRun('sgdisk', ['-i', '2', disk.image])
      const guid = /unique GUID: ([0-9A-F-]{36})/i.exec(info)?.[1] ?? ''
      const [a, b, c, d, e] = guid.split('-')
      const little = (hex = '') => hex.match(/../g)?.reverse().join('') ?? ''
      const bytes = Buffer.from(`${little(a)}${little(b)}${little(c)}${d}${e}`, 'hex')
      changeDevice(disk, OBJECT.mediaRamdisk, ELEMENT.sdiDevice, (own) => {
        for (let i = 0; i < 16; i++) own.setUint8(DEVICE.partition + i, bytes[i] ?? 0)
      })
    },
    step: 'boot.entry',
    code: 'boot-device-elsewhere',
    exit: 33,
    facts: () => ({ element: '{ramdiskoptions} ramdisksdidevice', device: expect.any(String) }),
  },
  {
    name: 'the boot manager is sought on the Windows volume',
    change: (disk) => {
      const windows = device(disk, OBJECT.mediaRamdisk, ELEMENT.sdiDevice)
      disk.editBcd(...element(OBJECT.bootManager, ELEMENT.device), ...setBytes(3, windows))
    },
    step: 'boot.entry',
    code: 'boot-device-elsewhere',
    exit: 33,
    facts: () => ({ element: '{bootmgr} device', device: expect.any(String) }),
  },
  {
    name: 'the boot image is sought on the network',
    change: (disk) =>
      changeDevice(disk, disk.entry(), ELEMENT.device, (bytes) => bytes.setUint32(DEVICE.nested, 4, true)),
    step: 'boot.entry',
    code: 'boot-device-kind',
    exit: 33,
    facts: { element: '{default} device', device: 'the network' },
  },
  {
    name: 'the boot image is sought on an MBR disk',
    change: (disk) =>
      changeDevice(disk, disk.entry(), ELEMENT.device, (bytes) => bytes.setUint32(DEVICE.nested + 0x24, 1, true)),
    step: 'boot.entry',
    code: 'boot-device-not-found',
    exit: 33,
    facts: () => ({ element: '{default} device', device: expect.stringMatching(/of MBR disk [0-9a-f]{8}$/) }),
  },
]

const RAM_DISKS: readonly Case[] = [
  {
    name: 'boot.sdi is gone',
    change: (disk) => disk.mountWindows((root) => rmSync(path.join(root, 'boot/boot.sdi'))),
    step: 'boot.sdi',
    code: 'boot-sdi-missing',
    exit: 34,
    facts: { path: '\\boot\\boot.sdi' },
  },
  {
    name: 'boot.sdi is something else',
    change: (disk) => disk.mountWindows((root) => writeFileSync(path.join(root, 'boot/boot.sdi'), 'x'.repeat(9000))),
    step: 'boot.sdi',
    code: 'boot-sdi-damaged',
    exit: 35,
    facts: { path: '\\boot\\boot.sdi', part: 'signature' },
  },
  {
    name: 'boot.wim is gone',
    change: (disk) => disk.mountWindows((root) => rmSync(path.join(root, 'sources/boot.wim'))),
    step: 'boot.image',
    code: 'boot-image-missing',
    exit: 34,
    facts: { path: '\\sources\\boot.wim' },
  },
  {
    name: 'boot.wim was cut short',
    change: (disk) => disk.changeBootWim((wim) => writeFileSync(wim, readFileSync(wim).subarray(0, 1500))),
    step: 'boot.image',
    code: 'boot-image-damaged',
    exit: 35,
    facts: () => ({ path: '\\sources\\boot.wim', part: expect.stringMatching(/^ends before its/) }),
    evidence: /boot\.wim on the Windows volume: 1500 bytes/,
  },
  {
    name: 'boot.wim is no WIM',
    change: (disk) => disk.changeBootWim((wim) => writeFileSync(wim, 'x'.repeat(4000))),
    step: 'boot.image',
    code: 'boot-image-damaged',
    exit: 35,
    facts: { path: '\\sources\\boot.wim', part: 'not a WIM file' },
  },
  {
    name: 'a byte of a file in boot.wim changed',
    change: (disk) =>
      disk.changeBootWim((wim) => replaceInFile(wim, placeInWim(wim, 'stands where TsmBootstrap.exe'), 0x53)),
    step: 'boot.image',
    code: 'boot-image-damaged',
    exit: 35,
    facts: () => ({ part: expect.stringMatching(/^content at byte \d+$/) }),
    evidence: /XML and directory right/,
  },
  {
    name: 'a byte of the directory in boot.wim changed',
    change: (disk) =>
      disk.changeBootWim((wim) =>
        replaceInFile(wim, readFileSync(wim).indexOf(Buffer.from('winpeshl.ini', 'utf16le')), 0x78),
      ),
    step: 'boot.image',
    code: 'boot-image-damaged',
    exit: 35,
    facts: { path: '\\sources\\boot.wim', part: 'directory of image 1' },
  },
  {
    name: 'boot.wim does not match its integrity table',
    change: (disk) =>
      disk.changeBootWim((wim) => {
        mustRun('wimlib-imagex', ['optimize', wim, '--check', '--compress=none', '--recompress'])
        replaceInFile(wim, placeInWim(wim, 'stands where TsmBootstrap.exe'), 0x53)
      }),
    step: 'boot.image',
    code: 'boot-image-damaged',
    exit: 35,
    facts: { path: '\\sources\\boot.wim', part: 'chunk 0 of the integrity table' },
  },
  {
    name: 'boot.wim is for 32 bits',
    change: (disk) =>
      disk.changeBootWim((wim) => mustRun('wimlib-imagex', ['info', wim, '1', '--image-property', 'WINDOWS/ARCH=0'])),
    step: 'boot.image',
    code: 'boot-architecture-differs',
    exit: 36,
    facts: { image: 'x86', firmware: 'x64' },
    evidence: /image 1 ".*", x86/,
  },
  {
    name: 'the Windows loader in boot.wim is for ARM, whatever its XML says',
    change: (disk) => {
      const loader = path.join(disk.folder, 'winload.efi')
      writeFileSync(loader, program('aa64'))
      disk.changeBootWim((wim) =>
        mustRun('wimlib-imagex', ['update', wim, '1', '--command', `add ${loader} /Windows/System32/boot/winload.efi`]),
      )
    },
    step: 'boot.image',
    code: 'boot-architecture-differs',
    exit: 36,
    facts: { image: 'arm64', firmware: 'x64' },
  },
  {
    name: 'boot.wim holds no Windows loader',
    change: (disk) => disk.changeBootWim((wim) => deleteInWim(wim, '/Windows/System32/boot/winload.efi')),
    step: 'boot.image',
    code: 'boot-image-no-loader',
    exit: 35,
    facts: { path: '\\sources\\boot.wim', file: '\\windows\\system32\\boot\\winload.efi' },
  },
  {
    name: 'the site has not prepared boot.wim',
    change: (disk) => disk.changeBootWim((wim) => deleteInWim(wim, '/sms/bin/x64/TsBootShell.exe')),
    step: 'boot.image',
    code: 'boot-image-not-prepared',
    exit: 35,
    facts: { path: '\\sources\\boot.wim', file: 'TsBootShell.exe' },
  },
  {
    name: 'the computer has too little memory',
    change: () => undefined,
    with: { memoryMib: 512 },
    step: 'boot.memory',
    code: 'boot-memory-small',
    exit: 36,
    facts: { needed: 513, memory: 512 },
  },
  {
    name: 'the boot store keeps memory from Windows PE',
    change: (disk) => disk.editBcd(...element(disk.entry(), ELEMENT.truncateMemory, true), ...number(256 * MIB)),
    step: 'boot.memory',
    code: 'boot-memory-small',
    exit: 36,
    facts: { needed: 513, memory: 256 },
  },
]

const CONTENTS: readonly Case[] = [
  {
    name: 'a byte of a file changed',
    change: (disk) =>
      disk.mountWindows((root) => replaceInFile(path.join(root, 'Windows/System32/config/SYSTEM'), 0, 0x78)),
    with: { media: 'sample' },
    step: 'media.content',
    code: 'boot-content-differs',
    exit: 38,
    evidence: /^changed: \\Windows\\System32\\config\\SYSTEM \(/,
  },
  {
    name: 'a byte of a large file changed where no file system saw it',
    change: (disk) => {
      const offset = Number(mustRun('grep', ['-abo', 'stands where winload.efi.mui', disk.image]).split(':')[0])
      disk.write(offset, Uint8Array.of(0x53))
    },
    with: { media: 'sample' },
    step: 'media.content',
    code: 'boot-content-differs',
    exit: 38,
    facts: { count: 1, path: '\\Windows\\System32\\en\\winload.efi.mui (content)' },
  },
  {
    name: 'a file and a folder are gone',
    change: (disk) =>
      disk.mountWindows((root) => {
        rmSync(path.join(root, 'Program Files/Sample/sample.exe'))
        rmSync(path.join(root, 'Windows/System32/sv-SE'), { recursive: true })
      }),
    with: { media: 'sample' },
    step: 'media.content',
    code: 'boot-content-missing',
    exit: 38,
    facts: () => ({ count: 2 }),
    evidence: /^missing: \\Windows\\System32\\sv-SE$/,
  },
  {
    name: 'a file came into a folder, whose times tell of it as well',
    change: (disk) => disk.mountWindows((root) => writeFileSync(path.join(root, 'Users/Public/extra.txt'), 'extra')),
    with: { media: 'sample' },
    step: 'media.content',
    code: 'boot-content-differs',
    exit: 38,
    facts: () => ({ path: expect.stringMatching(/^\\Users\\Public \(last (write|access) time\)$/) }),
    evidence: /^not of the media: \\Users\\Public\\extra\.txt$/,
  },
  {
    name: 'twelve files came into the root',
    change: (disk) =>
      disk.mountWindows((root) => {
        for (let i = 0; i < 12; i++) writeFileSync(path.join(root, `extra ${i}.txt`), 'extra')
      }),
    with: { media: 'sample' },
    step: 'media.content',
    code: 'boot-content-extra',
    exit: 38,
    facts: () => ({ count: 12, path: expect.stringMatching(/^\\extra \d+\.txt$/) }),
    evidence: /^not of the media: \\extra 7\.txt$/,
  },
]

function deleteInWim(wim: string, file: string): void {
  mustRun('wimlib-imagex', ['update', wim, '1', '--command', `delete ${file}`])
}

const TOOLS = ['mcopy', 'mdel', 'ntfs-3g', 'hivexsh', 'hivexget', 'wimlib-imagex', 'sgdisk']

describe.skipIf(missing(...TOOLS))('the first-boot check of a target with one fault', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-boot-chain-'))
  let bench: Bench
  beforeAll(async () => {
    bench = await makeBench(folder)
  }, 60_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const broken = async (change: (disk: Disk) => void, run: (disk: Disk) => Promise<void>) => {
    const disk = bench.copy()
    try {
      change(disk)
      await run(disk)
    } finally {
      disk.remove()
    }
  }

  it('finds none in the target as it was provisioned', async () => {
    await broken(
      () => undefined,
      async (disk) => {
        const report = await bench.check(disk, { media: bench.media })
        expect(report).toMatchObject({ verdict: 'ready-unchecked' })
        const statuses = report.steps
          .filter(({ step }) => !step.startsWith('mp.'))
          .map(({ step, status, basis }) => [step, status, basis])
        expect(statuses).toEqual([
          ['boot.partitions', 'passed', 'checked'],
          ['boot.loader', 'passed', 'checked'],
          ['boot.signature', 'warned', 'not-checkable'],
          ['boot.bcd', 'passed', 'checked'],
          ['boot.entry', 'passed', 'checked'],
          ['boot.sdi', 'passed', 'checked'],
          ['boot.image', 'passed', 'checked'],
          ['boot.memory', 'passed', 'inferred'],
          ['media.bootstrap', 'passed', 'inferred'],
          ['media.variables', 'passed', 'checked'],
          ['media.certificate', 'passed', 'checked'],
          ['media.content', 'passed', 'checked'],
          ['media.packages', 'passed', 'inferred'],
        ])
      },
    )
  })

  for (const [group, cases] of Object.entries({ PARTITIONS, LOADERS, HIVES, ENTRIES, DEVICES, RAM_DISKS, CONTENTS })) {
    describe(group.toLowerCase().replace('_', ' '), () => {
      it.each(cases)('$code: $name', async ({ change, with: given = {}, step, code, exit, facts, evidence }) => {
        await broken(
          (disk) => change(disk, bench),
          async (disk) => {
            const { media, ...more } = given
            const report = await bench.check(disk, { ...more, ...(media === undefined ? {} : { media: bench.media }) })
            const failed = report.steps.filter(({ status }) => status === 'failed')
            expect(failed[0]).toMatchObject({ step, problem: { code } })
            expect(report).toMatchObject({ verdict: 'not-ready', problem: { code } })
            if (facts !== undefined)
              expect(failed[0]?.problem?.facts).toMatchObject(typeof facts === 'function' ? facts(disk) : facts)
            if (evidence !== undefined)
              expect(failed[0]?.evidence).toEqual(expect.arrayContaining([expect.stringMatching(evidence)]))
            expect(isErrorCode(code) && CATALOGUE[code].exit).toBe(exit)
          },
        )
      })
    })
  }

  it('ends `prestage firstboot` with the code and exit code of the first step that failed', async () => {
    const outcomes: unknown[] = []
    for (const { name } of [{ name: FALLBACK }, { name: BCD }]) {
      await broken(
        (disk) => disk.deleteBootFile(name),
        async (disk) => {
          const password = ['--password-file', path.join(folder, 'sample/password.txt')]
          const outcome = await prestage(
            path.join(folder, 'data'),
            'firstboot',
            disk.image,
            '--no-mp',
            '--json',
            ...password,
          )
          outcomes.push([outcome.code, resultOf(outcome)['code']])
        },
      )
    }
    expect(outcomes).toEqual([
      [30, 'boot-loader-missing'],
      [32, 'boot-bcd-missing'],
    ])
  }, 20_000)

  it('lets a start from the fallback loader alone pass, and a store that others have written', async () => {
    await broken(
      (disk) => {
        disk.deleteBootFile(MANAGER)
        disk.editBcd(
          'cd \\Objects',
          `add ${MEMORY_TEST}`,
          `cd \\Objects\\${MEMORY_TEST}`,
          'add Elements',
          'add Description',
        )
        disk.editBcd(`cd \\Objects\\${MEMORY_TEST}`, 'del')
        disk.editBcd(...element(disk.entry(), ELEMENT.timeout, true), ...dword(5))
      },
      async (disk) => {
        const report = await bench.check(disk)
        expect(report.problem).toBeUndefined()
        const evidence = report.steps.flatMap((step) => step.evidence)
        expect(evidence).toContainEqual(expect.stringMatching(/bootmgfw\.efi is missing; the fallback loader starts/))
        expect(evidence).toContainEqual(expect.stringMatching(/^\d+ bins, \d+ cells in use, [1-9]\d* free$/))
      },
    )
  })

  describe.skipIf(missing('osslsigncode', 'openssl'))('whose loader is signed', () => {
    const signed = (disk: Disk) => {
      const at = (name: string) => path.join(disk.folder, name)
      const subject = '/O=Bench/CN=Bench boot signer'
      const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', at('key'), '-out', at('cert')]
      mustRun('openssl', [...request, '-days', '9', '-subj', subject])
      writeFileSync(at('plain.efi'), disk.bootFile(FALLBACK))
      mustRun('osslsigncode', [
        'sign',
        '-h',
        'sha256',
        '-certs',
        at('cert'),
        '-key',
        at('key'),
        '-in',
        at('plain.efi'),
        '-out',
        at('signed.efi'),
      ])
      return new Uint8Array(readFileSync(at('signed.efi')))
    }

    it('names the signer and compares the digest', async () => {
      await broken(
        (disk) => {
          const loader = signed(disk)
          disk.putBootFile(FALLBACK, loader)
          disk.putBootFile(MANAGER, loader)
        },
        async (disk) => {
          const report = await bench.check(disk)
          expect(report.steps.find(({ step }) => step === 'boot.signature')).toMatchObject({
            status: 'passed',
            basis: 'not-checkable',
            evidence: expect.arrayContaining([
              expect.stringContaining(
                'signed by Bench boot signer, issued by Bench boot signer, sha256 of the program right',
              ),
            ]),
          })
        },
      )
    })

    it('and then changed is refused', async () => {
      await broken(
        (disk) => {
          const loader = signed(disk)
          loader[0x210] = (loader[0x210] ?? 0) ^ 1
          disk.putBootFile(FALLBACK, loader)
        },
        async (disk) => {
          const { problem } = await bench.check(disk)
          expect(problem).toEqual({
            code: 'boot-signature-damaged',
            facts: { path: '\\EFI\\Boot\\bootx64.efi', reason: 'sha256 differs' },
          })
        },
      )
    })
  })
})
