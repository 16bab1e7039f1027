import { createHash } from 'node:crypto'
import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ByteSource, readExactly } from '../../shared/bytes/byte-source.ts'
import { bytesToHex } from '../../shared/bytes/hex.ts'
import { FILE_ATTRIBUTE, type FileTree, STREAM_REPARSE } from '../../shared/tree/file-tree.ts'
import { findPath } from '../../shared/volume/ntfs/read/find.ts'
import { type NtfsReader, openNtfs } from '../../shared/volume/ntfs/read/open.ts'
import { readValue } from '../../shared/volume/ntfs/read/run-reader.ts'
import { streamSource } from '../../shared/volume/ntfs/read/stream.ts'
import { readTree } from '../../shared/volume/ntfs/read/tree.ts'
import { readVolumeInfo } from '../../shared/volume/ntfs/read/volume-info.ts'
import type { AttributeBody } from '../../shared/volume/ntfs/record.ts'
import { compared } from '../unit/provision/read-back/compared.ts'
import { extendedAttribute, inPieces, makeForeignVolume } from './ntfs-foreign.ts'
import { makeTree } from './ntfs-populate-tree.ts'
import { makeVolume, populate } from './ntfs-volume.ts'
import { mustRun } from './program.ts'
import { beyond, missing } from './tools.ts'
import { dumpVolume } from './volume-dump.ts'

const MIB = 1 << 20
const LARGEST_VALUE = 64 * MIB
const TOOLS = ['mkntfs', 'ntfs-3g', 'ntfslabel', 'blkid', 'setfattr', 'getfattr', 'umount']

const folder = mkdtempSync(path.join(os.tmpdir(), 'prestage-ntfs-read-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function openImage(image: string): ByteSource & { close(): void } {
  const descriptor = openSync(image, 'r')
  const size = Number(mustRun('stat', ['-c', '%s', image]))
  return {
    size,
    readAt: (offset, into) => readSync(descriptor, into, 0, into.length, offset),
    close: () => closeSync(descriptor),
  }
}

describe.skipIf(missing(...TOOLS))('A volume that ntfs-3g has filled', () => {
  describe.each([4096, 1024, 16384])('with clusters of %i bytes', (clusterSize) => {
    const image = path.join(folder, `foreign-${clusterSize}.img`)
    let source: ReturnType<typeof openImage>
    let reader: NtfsReader
    const contents: AttributeBody[] = []
    let tree: FileTree

    beforeAll(() => {
      makeForeignVolume(image, path.join(folder, 'mounted'), clusterSize)
      source = openImage(image)
      reader = openNtfs(source, image)
      tree = readTree(reader, (body) => contents.push(body) - 1)
    })
    afterAll(() => {
      source.close()
      rmSync(image, { force: true })
    })

    it('shows the names, bytes, links, streams, times, attributes, descriptors and reparse data that ntfs-3g shows', () => {
      const theirs = dumpVolume(image, path.join(folder, 'mounted')).filter((line) => !isApart(line))
      const ours = linesOf(reader, tree, contents).filter((line) => !isApart(line))
      const theirSet = new Set(theirs)
      expect(ours.filter((line) => !theirSet.has(line))).toEqual([])
      expect(ours).toHaveLength(theirs.length)
    })

    it('has its files found by path, letter case ignored', () => {
      const file = findPath(reader, '\\NAMES\\läs MIG – FÖRST/日本語\\ФАЙЛ 🙂.TXT')
      expect(file && new TextDecoder().decode(readExactly(streamSource(reader, file), 0, 3))).toBe('hej')
      expect(findPath(reader, '\\facts\\alongn~9.tex')?.number).toBe(
        findPath(reader, '\\facts\\a long name.text')?.number,
      )
      expect(findPath(reader, '\\wide\\entry 3 of many')).toBeDefined()
      for (const path of ['\\wide\\entry 4 of many', '\\wide\\later 200', '\\sizes\\of 1\\x'])
        expect(findPath(reader, path)).toBeUndefined()
    })

    it('is read at any place of a file in 400 pieces with holes between them', () => {
      const file = findPath(reader, '\\in pieces')
      if (file === undefined) throw new Error('no file')
      const stream = streamSource(reader, file)
      const whole = inPieces(clusterSize)
      expect(stream.size).toBe(whole.length)
      const data = file.attributes.find((attribute) => attribute.type === 0x80)
      expect(data?.body.kind === 'non-resident' && data.body.runs.length).toBe(800)
      for (let at = 0; at < stream.size; at += 99_991) {
        const part = new Uint8Array(70_000)
        const count = stream.readAt(at, part)
        expect(count).toBe(Math.min(part.length, stream.size - at))
        expect(Buffer.compare(part.subarray(0, count), whole.subarray(at, at + count))).toBe(0)
      }
    })

    // NTFS compresses in clusters of 4 KiB at most.
    it.skipIf(beyond('NTFS compresses in clusters of up to 4096 bytes only', clusterSize > 4096))(
      'does not give what is compressed',
      () => {
        const file = findPath(reader, '\\packed\\text')
        if (file === undefined) throw new Error('no file')
        expect(() => streamSource(reader, file)).toThrow(
          'target-unsupported {"feature":{"phrase":"compressed-or-encrypted","facts":{}}}',
        )
      },
    )

    it('has the extended attributes that were set', () => {
      const lists = [...tree.inodes.extendedAttributes.values()].map((list) => bytesToHex(list))
      expect(lists.sort()).toEqual([20, 3000].map((size) => bytesToHex(extendedAttribute('DEPOT.NOTE', size))).sort())
    })

    it('says its label, serial number, cluster size and version', () => {
      mustRun('ntfslabel', ['-f', image, 'Bänk 7'])
      expect(readVolumeInfo(openNtfs(source, image))).toMatchObject({
        label: 'Bänk 7',
        clusterSize,
        isDirty: false,
        serial: mustRun('blkid', ['-p', '-o', 'value', '-s', 'UUID', image]).trim().toLowerCase(),
        version: '3.1',
      })
    })
  })
})

describe.skipIf(missing(...TOOLS, 'wimlib-imagex'))('A volume that wimlib has applied an image to', () => {
  it('holds the tree that the image was captured from', () => {
    const made = makeTree()
    const shape = { clusterSize: 4096, sectorSize: 512 } as const
    const [ours, theirs, wim] = ['ours.img', 'theirs.img', 'captured.wim'].map((name) => path.join(folder, name))
    if (ours === undefined || theirs === undefined || wim === undefined) throw new Error('no paths')
    const device = makeVolume(ours, 256 * MIB, { ...shape, maker: 'prestage' })
    populate(device, made)
    device.close()
    makeVolume(theirs, 256 * MIB, { ...shape, maker: 'mkntfs' }).close()
    mustRun('wimlib-imagex', ['capture', ours, wim, '--compress=none'])
    mustRun('wimlib-imagex', ['apply', wim, '1', theirs])
    const source = openImage(theirs)
    const { differences } = compared(openNtfs(source, theirs), asWimlibKeeps(made.tree))
    source.close()
    expect(differences).toEqual([])
  })
})

/** On Linux wimlib keeps neither extended attributes nor the marks of sparse files that hold no hole. */
function asWimlibKeeps(tree: FileTree): FileTree {
  const attributes = tree.inodes.attributes.map((bits) => bits & ~FILE_ATTRIBUTE.SPARSE_FILE)
  return { ...tree, inodes: { ...tree.inodes, attributes, extendedAttributes: new Map() } }
}

/** Content that is stored compressed, and what links point to, are not compared. */
function isApart(line: string): boolean {
  return line.startsWith('file packed/') || line.startsWith('link ')
}

/** The volume as `dumpVolume` tells it. */
function linesOf(reader: NtfsReader, tree: FileTree, contents: readonly AttributeBody[]): readonly string[] {
  const { names, inodes, streams } = tree
  const paths = pathsOf(tree)
  const links = new Map<number, string[]>()
  paths.forEach((name, index) => {
    const inode = names.inode[index] ?? 0
    links.set(inode, [...(links.get(inode) ?? []), name])
  })
  const bytesOf = (stream: number) => {
    const body = contents[streams.blob[stream] ?? -1]
    const value = body && readValue(reader, body, LARGEST_VALUE)
    if (value === undefined) throw new Error(`stream ${stream} cannot be read`)
    return value
  }
  const lines: string[] = []
  paths.forEach((name, index) => {
    const inode = names.inode[index] ?? 0
    const attributes = inodes.attributes[inode] ?? 0
    const isDirectory = (attributes & FILE_ATTRIBUTE.DIRECTORY) !== 0
    const attribute = (key: string, hex: string) => lines.push(`attribute ${name} ${key}=0x${hex}`)
    if (isDirectory) lines.push(`directory ${name}`)
    attribute('system.ntfs_attrib', hexOf32(attributes))
    const { creationTime, lastWriteTime, lastAccessTime } = inodes
    attribute(
      'system.ntfs_times',
      [creationTime, lastWriteTime, lastAccessTime].map((one) => hexOf64(one[inode])).join(''),
    )
    const descriptor = tree.securityDescriptors[inodes.security[inode] ?? -1]
    if (descriptor !== undefined) attribute('system.ntfs_acl', bytesToHex(descriptor))
    const id = inodes.objectIds.get(inode)
    if (id !== undefined) attribute('system.ntfs_object_id', bytesToHex(id))
    const shortName = names.shortNameOf(index)
    if (shortName !== '') attribute('system.ntfs_dos_name', bytesToHex(new TextEncoder().encode(shortName)))
    for (let stream = streams.start[inode] ?? 0; stream < (streams.start[inode + 1] ?? 0); stream++) {
      const bytes = bytesOf(stream)
      if (streams.kind[stream] === STREAM_REPARSE) {
        const header = hexOf32(inodes.reparseTag[inode] ?? 0) + hexOf32(streams.size[stream] ?? 0)
        const isResident = contents[streams.blob[stream] ?? -1]?.kind === 'resident'
        attribute('system.ntfs_reparse_data', isResident ? header + bytesToHex(bytes) : bytesToHex(bytes))
      } else if (streams.nameOf(stream) === '') {
        const digest = createHash('sha1').update(bytes).digest('hex')
        const isPoint = (inodes.reparseTag[inode] ?? 0) !== 0
        // A DOS name beside a long one is a link of its own to NTFS.
        const count = (links.get(inode)?.length ?? 0) + (shortName !== '' && shortName !== names.nameOf(index) ? 1 : 0)
        if (!isPoint) lines.push(`file ${name} ${bytes.length} ${digest} links ${count}`)
      } else attribute(`user.${streams.nameOf(stream)}`, bytesToHex(bytes))
    }
  })
  for (const group of links.values()) if (group.length > 1) lines.push(`hard links ${group.sort().join(' = ')}`)
  return lines.sort()
}

function pathsOf({ names }: FileTree): readonly string[] {
  const nameOfDirectory = new Map<number, number>()
  for (let name = 0; name < names.count; name++) nameOfDirectory.set(names.inode[name] ?? 0, name)
  const pathOf = (name: number): string => {
    const parent = names.parent[name] ?? 0
    const above = parent === 0 ? undefined : nameOfDirectory.get(parent)
    return above === undefined ? names.nameOf(name) : `${pathOf(above)}/${names.nameOf(name)}`
  }
  return Array.from({ length: names.count }, (_, name) => pathOf(name))
}

function hexOf32(value: number): string {
  return bytesToHex(new Uint8Array(Uint32Array.of(value).buffer))
}

function hexOf64(value: bigint | undefined): string {
  return bytesToHex(new Uint8Array(BigUint64Array.of(value ?? 0n).buffer))
}
