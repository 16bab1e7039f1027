import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadCodecs } from '../../electron/station/host/codecs.ts'
import { openFileSource } from '../../electron/station/host/file-device.ts'
import { sha1 } from '../../electron/station/host/hashing.ts'
import { Fault } from '../../shared/bytes/fault.ts'
import { bytesToHex } from '../../shared/bytes/hex.ts'
import { readImage } from '../../shared/wim/image.ts'
import { openWim } from '../../shared/wim/open.ts'
import { mustRun } from './program.ts'
import { missing } from './tools.ts'

const OBJECT_ID = '00112233445566778899aabbccddeeff'

describe.skipIf(missing('wimlib-imagex', 'mkntfs', 'ntfs-3g', 'setfattr'))('what wimlib keeps behind the names', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-wim-metadata-'))
  const at = (name: string) => path.join(folder, name)
  const codecs = loadCodecs()

  beforeAll(() => {
    mustRun('truncate', ['-s', '64M', at('volume')])
    mustRun('mkntfs', ['-F', '-Q', '-q', at('volume')])
    mkdirSync(at('mount'))
    mustRun('ntfs-3g', [at('volume'), at('mount')])
    writeFileSync(at('mount/known'), 'a file with an object id')
    writeFileSync(at('mount/other'), 'one without')
    mustRun('setfattr', ['-n', 'system.ntfs_object_id', '-v', `0x${OBJECT_ID}`, at('mount/known')])
    mustRun('umount', [at('mount')])
    mustRun('wimlib-imagex', ['capture', at('volume'), at('ids.wim'), '--compress=lzms'])

    mkdirSync(at('tree'))
    writeFileSync(at('tree/file'), 'text '.repeat(1000))
    writeFileSync(at('tree/same'), 'text '.repeat(1000))
    mustRun('setfattr', ['-n', 'user.note', '-v', 'a note', at('tree/file')])
    mustRun('wimlib-imagex', ['capture', at('tree'), at('unix.wim'), '--unix-data', '--compress=xpress'])
    writeFileSync(at('tree/new'), 'more')
    const delta = ['capture', at('tree'), at('delta.wim'), `--delta-from=${at('unix.wim')}`]
    mustRun('wimlib-imagex', delta)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  function read(name: string) {
    const source = openFileSource(at(name))
    try {
      const wim = openWim(source, name)
      return { tree: readImage(wim, source, 1, codecs, sha1), notices: wim.notices.list() }
    } finally {
      source.close()
    }
  }

  it('is read where Windows has it: object ids', () => {
    const { tree, notices } = read('ids.wim')
    const found = Array.from(tree.names.inode, (inode, name) => ({
      name: tree.names.nameOf(name),
      id: bytesToHex(tree.inodes.objectIds.get(inode) ?? new Uint8Array(0)),
    }))
    expect(found.filter(({ id }) => id !== '')).toEqual([{ name: 'known', id: OBJECT_ID }])
    expect(mustRun('wimlib-imagex', ['dir', at('ids.wim'), '1', '--detailed'])).toContain(OBJECT_ID)
    expect(notices).toEqual([])
  })

  it('is left out with a notice where it is of Linux: owners, modes, extended attributes', () => {
    expect(read('unix.wim').notices).toEqual([
      { kind: 'unix-data', count: 3, first: 'the root' },
      { kind: 'linux-xattrs', count: 1, first: 'file' },
    ])
  })

  it('says that a delta lacks what its base holds', () => {
    expect(() => read('delta.wim')).toThrow(new Fault('media-content-missing', { count: 2, name: 'file' }))
  })
})
