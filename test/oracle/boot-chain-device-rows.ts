import { expect } from 'vitest'
import { ELEMENT, OBJECT } from '../../shared/bootdata/bcd-names.ts'
import { phrase } from '../../shared/phrase/phrase.ts'
import { element, setBytes } from './boot-chain-bench.ts'
import { type Case, changeDevice, DEVICE, device } from './boot-chain-case.ts'
import { mustRun } from './program.ts'

const OTHER_DISK = '99999999-2222-3333-4444-555555555555'

const GUID = /^[0-9a-f-]{36}$/
const GPT_PARTITION = {
  phrase: 'device-gpt',
  facts: { partition: expect.stringMatching(GUID), disk: expect.stringMatching(GUID) },
}

export const DEVICES: readonly Case[] = [
  {
    name: 'the boot store belongs to another disk',
    change: (disk) => void mustRun('sgdisk', ['-U', OTHER_DISK, disk.image]),
    step: 'boot.entry',
    code: 'boot-device-not-found',
    exit: 33,
    facts: () => ({
      element: '{bootmgr} device',
      device: GPT_PARTITION,
    }),
  },
  {
    name: 'the partition of the boot image has another GUID',
    change: (disk) => void mustRun('sgdisk', ['-u', `3:${OTHER_DISK}`, disk.image]),
    step: 'boot.entry',
    code: 'boot-device-not-found',
    exit: 33,
    facts: () => ({ element: '{default} device', device: GPT_PARTITION }),
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
    facts: () => ({ element: '{ramdiskoptions} ramdisksdidevice', device: GPT_PARTITION }),
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
    facts: () => ({ element: '{bootmgr} device', device: GPT_PARTITION }),
  },
  {
    name: 'the boot image is sought on the network',
    change: (disk) =>
      changeDevice(disk, disk.entry(), ELEMENT.device, (bytes) => bytes.setUint32(DEVICE.nested, 4, true)),
    step: 'boot.entry',
    code: 'boot-device-kind',
    exit: 33,
    facts: { element: '{default} device', device: phrase('device-network') },
  },
  {
    name: 'the boot image is sought on an MBR disk',
    change: (disk) =>
      changeDevice(disk, disk.entry(), ELEMENT.device, (bytes) => bytes.setUint32(DEVICE.nested + 0x24, 1, true)),
    step: 'boot.entry',
    code: 'boot-device-not-found',
    exit: 33,
    facts: () => ({
      element: '{default} device',
      device: { phrase: 'device-mbr', facts: { disk: expect.stringMatching(/^[0-9a-f]{8}$/) } },
    }),
  },
]
