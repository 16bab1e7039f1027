import { phrase } from '../../shared/phrase/phrase.ts'
import { BCD, type Case, sealBase, view } from './boot-chain-case.ts'

export const HIVES: readonly Case[] = [
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
    facts: { part: phrase('signature') },
    evidence: /BCD: 0 bytes/,
  },
  {
    name: 'a byte of the base block changed',
    change: (disk) => disk.patchBootFile(BCD, 0x30, 0x41),
    step: 'boot.bcd',
    code: 'boot-bcd-damaged',
    exit: 32,
    facts: { part: phrase('checksum') },
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
    evidence: /BCD\.LOG1 holds 1 change up to 8$/,
  },
  {
    name: 'the boot store ends before its bins do',
    change: (disk) => disk.changeBcd((bytes) => bytes.subarray(0, 0x2000)),
    step: 'boot.bcd',
    code: 'boot-bcd-damaged',
    exit: 32,
    facts: { part: phrase('hive-size') },
  },
  {
    name: 'a bin has lost its head',
    change: (disk) => disk.patchBootFile(BCD, 0x1000, 0),
    step: 'boot.bcd',
    code: 'boot-bcd-damaged',
    exit: 32,
    facts: { part: phrase('hive-bin') },
  },
  {
    name: 'a cell says a size that it cannot have',
    change: (disk) => disk.patchBootFile(BCD, 0x1020, 0x11),
    step: 'boot.bcd',
    code: 'boot-bcd-damaged',
    exit: 32,
    facts: { part: phrase('hive-cell') },
  },
]
