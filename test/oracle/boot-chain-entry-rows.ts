import { expect } from 'vitest'
import { ELEMENT, OBJECT } from '../../shared/bootdata/bcd-names.ts'
import { phrase } from '../../shared/phrase/phrase.ts'
import { element, setBytes, setText } from './boot-chain-bench.ts'
import { type Case, changeDevice, device, flag, MEMORY_TEST, number } from './boot-chain-case.ts'

export const ENTRIES: readonly Case[] = [
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
    facts: { entry: phrase('no-entry-named') },
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
    facts: { reason: phrase('entry-winpe-off') },
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
    facts: () => ({ reason: { phrase: 'entry-starts-from', facts: { device: { phrase: 'device-gpt' } } } }),
  },
  {
    name: 'the entry is a memory test',
    change: (disk) =>
      disk.editBcd(`cd \\Objects\\${disk.entry()}\\Description`, 'setval 1', 'Type', 'dword:0x10200005'),
    step: 'boot.entry',
    code: 'boot-bcd-not-winpe',
    exit: 32,
    facts: { reason: phrase('entry-other-type', { type: '10200005' }) },
  },
  {
    name: 'osdevice is gone',
    change: (disk) => disk.editBcd(...element(disk.entry(), ELEMENT.osDevice), 'del'),
    step: 'boot.entry',
    code: 'boot-bcd-not-winpe',
    exit: 32,
    facts: { reason: phrase('entry-no-osdevice') },
  },
  {
    name: 'osdevice is another image',
    change: (disk) => changeDevice(disk, disk.entry(), ELEMENT.osDevice, (bytes) => bytes.setUint16(0x8e, 0x58, true)),
    step: 'boot.entry',
    code: 'boot-bcd-not-winpe',
    exit: 32,
    facts: {
      reason: phrase('entry-osdevice-differs', { device: phrase('device-ram-disk', { path: '\\Xources\\boot.wim' }) }),
    },
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
    facts: { setting: phrase('wait-menu') },
  },
]
