import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import { ELEMENT } from '../../shared/bootdata/bcd-names.ts'
import { phrase } from '../../shared/phrase/phrase.ts'
import { type Disk, element } from './boot-chain-bench.ts'
import {
  type Case,
  changeDevice,
  DEVICE,
  deleteInWim,
  MANAGER,
  MIB,
  number,
  placeInWim,
  program,
  replaceInFile,
} from './boot-chain-case.ts'
import { mustRun } from './program.ts'

/** In a WIM's header: the resource of the directory that starts, past its size, and the number of that image. */
const BOOT_METADATA_OFFSET = 0x68
const BOOT_INDEX = 0x78

export const RAM_DISKS: readonly Case[] = [
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
    facts: { path: '\\boot\\boot.sdi', part: phrase('signature') },
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
    facts: () => ({ path: '\\sources\\boot.wim', part: phrase('image-ends-before', { part: phrase('blob-table') }) }),
    evidence: /boot\.wim on the Windows volume: 1,500 bytes/,
  },
  {
    name: 'boot.wim is no WIM',
    change: (disk) => disk.changeBootWim((wim) => writeFileSync(wim, 'x'.repeat(4000))),
    step: 'boot.image',
    code: 'boot-image-damaged',
    exit: 35,
    facts: { path: '\\sources\\boot.wim', part: phrase('image-not-wim') },
  },
  {
    name: 'a byte of a file in boot.wim changed',
    change: (disk) =>
      disk.changeBootWim((wim) => replaceInFile(wim, placeInWim(wim, 'stands where TsmBootstrap.exe'), 0x53)),
    step: 'boot.image',
    code: 'boot-image-damaged',
    exit: 35,
    facts: () => ({ part: phrase('image-content-at', { offset: expect.any(Number) }) }),
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
    facts: { path: '\\sources\\boot.wim', part: phrase('image-directory', { image: 1 }) },
  },
  {
    name: 'the header of boot.wim names another directory to start than its index',
    change: (disk) => disk.changeBootWim((wim) => replaceInFile(wim, BOOT_METADATA_OFFSET, 0xd0, 0)),
    step: 'boot.image',
    code: 'boot-image-damaged',
    exit: 35,
    facts: { path: '\\sources\\boot.wim', part: phrase('image-to-start') },
  },
  {
    name: 'the header of boot.wim names an image that it does not hold',
    change: (disk) => disk.changeBootWim((wim) => replaceInFile(wim, BOOT_INDEX, 2)),
    step: 'boot.image',
    code: 'boot-image-damaged',
    exit: 35,
    facts: { path: '\\sources\\boot.wim', part: phrase('boot-index') },
  },
  {
    name: 'boot.wim describes no image of the number that starts',
    change: (disk) =>
      disk.changeBootWim((wim) => {
        const text = 'INDEX="1"'
        const at = readFileSync(wim).lastIndexOf(Buffer.from(text, 'utf16le'))
        replaceInFile(wim, at + 2 * text.indexOf('1'), 0x37)
      }),
    step: 'boot.image',
    code: 'boot-image-no-index',
    exit: 35,
    facts: { path: '\\sources\\boot.wim', index: 1 },
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
    facts: { path: '\\sources\\boot.wim', part: phrase('image-chunk', { chunk: 0 }) },
  },
  {
    name: 'boot.wim is for 32 bits',
    change: (disk) =>
      disk.changeBootWim((wim) => mustRun('wimlib-imagex', ['info', wim, '1', '--image-property', 'WINDOWS/ARCH=0'])),
    step: 'boot.image',
    code: 'boot-architecture-differs',
    exit: 36,
    facts: { image: 'x86', firmware: 'UEFI, x64' },
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
    facts: { image: 'arm64', firmware: 'UEFI, x64' },
  },
  {
    name: 'the computer is x86, as its loader is, but boot.wim is not',
    change: (disk) => {
      for (const name of ['/EFI/Boot/bootia32.efi', MANAGER]) disk.putBootFile(name, program('ia32'))
    },
    with: { machine: 'x86' },
    step: 'boot.image',
    code: 'boot-architecture-differs',
    exit: 36,
    facts: { image: 'x64', firmware: 'UEFI, x86' },
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

/** Where the boot image lies, and what Windows PE makes of that. */
export const VOLUMES: readonly Case[] = [
  {
    name: 'the Windows partition takes no letter',
    change: (disk) => void mustRun('sgdisk', ['-A', '3:set:63', disk.image]),
    step: 'boot.image',
    code: 'boot-volume-no-letter',
    exit: 37,
    facts: { path: '\\sources\\boot.wim', reason: phrase('partition-takes-no-letter') },
  },
  {
    name: 'the Windows partition is hidden',
    change: (disk) => void mustRun('sgdisk', ['-A', '3:set:62', disk.image]),
    step: 'boot.image',
    code: 'boot-volume-no-letter',
    exit: 37,
    facts: { path: '\\sources\\boot.wim', reason: phrase('partition-hidden') },
  },
  {
    name: 'the boot image lies on the EFI system partition',
    change: (disk) => {
      seekOnBootPartition(disk)
      disk.mountWindows((root) => disk.copyToBoot(path.join(root, 'sources/boot.wim'), '/sources', 'boot.wim'))
    },
    step: 'boot.image',
    code: 'boot-volume-no-letter',
    exit: 37,
    facts: { path: '\\sources\\boot.wim', reason: phrase('partition-esp') },
    evidence: /boot\.wim on the boot partition/,
  },
  {
    name: 'the boot image is sought where the boot manager lies, as in the store on the media',
    change: seekOnBootPartition,
    step: 'boot.image',
    code: 'boot-image-missing',
    exit: 34,
    facts: { path: '\\sources\\boot.wim' },
  },
]

function seekOnBootPartition(disk: Disk): void {
  for (const id of [ELEMENT.device, ELEMENT.osDevice])
    changeDevice(disk, disk.entry(), id, (bytes) => bytes.setUint32(DEVICE.nested, 5, true))
}

export const CONTENTS: readonly Case[] = [
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
    facts: {
      count: 1,
      path: phrase('entry-differs', {
        path: '\\Windows\\System32\\en\\winload.efi.mui',
        what: phrase('differs-in-content'),
      }),
    },
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
    facts: () => ({
      path: {
        phrase: 'entry-differs',
        facts: {
          path: '\\Users\\Public',
          what: { phrase: expect.stringMatching(/^differs-in-last-(write|access)-time$/) },
        },
      },
    }),
    evidence: /^too many: \\Users\\Public\\extra\.txt$/,
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
    evidence: /^too many: \\extra 7\.txt$/,
  },
]
