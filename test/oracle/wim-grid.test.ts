import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadCodecs } from '../../electron/station/host/codecs.ts'
import { sha1 } from '../../electron/station/host/hashing.ts'
import { openMediaFiles } from '../../electron/station/host/media-files.ts'
import { type FileTree, STREAM_DATA } from '../../shared/tree/file-tree.ts'
import { indexPaths } from '../../shared/tree/tree-paths.ts'
import { readBlob } from '../../shared/wim/blob.ts'
import { readImage } from '../../shared/wim/image.ts'
import { verifyIntegrity } from '../../shared/wim/integrity.ts'
import { openWim } from '../../shared/wim/open.ts'
import { readFacts, readXml } from '../../shared/wim/xml.ts'
import { mustRun } from './program.ts'
import { missing } from './tools.ts'
import { GRID, type GridMedium, writeGridMedium, writeGridSource } from './wim-grid-media.ts'
import { listingByWimlib, listingOfTree } from './wim-listing.ts'

describe.skipIf(missing('wimlib-imagex', 'mkntfs'))('media of wimlib over the grid of formats', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-wim-grid-'))
  const codecs = loadCodecs()

  beforeAll(() => writeGridSource(folder))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('are at least forty', () => expect(GRID.length).toBeGreaterThanOrEqual(40))

  for (const medium of GRID) it(`read as wimlib reads them: ${medium.name}`, () => compare(medium))

  function compare(medium: GridMedium): void {
    const file = writeGridMedium(folder, medium)
    // wimlib lists split media without sizes: it looks into the first part alone.
    const listed = medium.partMiB === undefined ? file : path.join(folder, `${medium.name}.wim`)
    const source = openMediaFiles(file)
    try {
      const wim = openWim(source, file)
      const contents = Array.from({ length: wim.blobs.count }, (_, row) => readBlob(wim, source, row, codecs))
      for (const [row, bytes] of contents.entries())
        expect(sha1(bytes)).toEqual(Buffer.from(wim.blobs.sha1.subarray(row * 20, row * 20 + 20)))
      const { images } = readFacts(readXml(wim, source))
      const told = imagesByWimlib(listed)
      expect(
        images.map(({ index, name, files, directories, totalBytes }) => ({
          index,
          name,
          files,
          directories,
          totalBytes,
        })),
      ).toEqual(told)
      const info = mustRun('wimlib-imagex', ['info', file])
      expect(wim.header.bootIndex).toBe(Number(/^Boot Index: +(\d+)/m.exec(info)?.[1]))
      expect(wim.parts.length).toBe(Number(/^Part Number: +1\/(\d+)/m.exec(info)?.[1]))
      for (const { index } of images) {
        const tree = readImage(wim, source, index, codecs, sha1)
        expect(listingOfTree(tree, wim)).toEqual(listingByWimlib(listed, index))
        compareContents(applied(file, index), tree, contents)
      }
      expect(verifyIntegrity(wim, source, sha1, () => {})).toBe(medium.options.includes('--check'))
      expect(wim.notices.list()).toEqual([])
    } finally {
      source.close()
    }
  }

  /** Where wimlib put the image's files. */
  function applied(file: string, image: number): string {
    const target = path.join(folder, 'applied')
    rmSync(target, { recursive: true, force: true })
    const references = `--ref=${file.replace(/\.swm$/, '*.swm')}`
    mustRun('wimlib-imagex', ['apply', file, String(image), target, ...(file.endsWith('.swm') ? [references] : [])])
    return target
  }
})

/** Every file that wimlib extracted holds the bytes that the tree and the blobs say. */
function compareContents(target: string, tree: FileTree, contents: readonly Uint8Array[]): void {
  const paths = indexPaths(tree)
  const { names, streams } = tree
  const visit = (folder: string, inode: number): number => {
    const children = new Map(
      Array.from(paths.childrenOf(inode), (name) => [names.nameOf(name), names.inode[name] ?? 0]),
    )
    expect(new Set(readdirSync(folder))).toEqual(new Set(children.keys()))
    let files = 0
    for (const [name, child] of children) {
      const file = path.join(folder, name)
      const kind = lstatSync(file)
      if (kind.isDirectory()) files += visit(file, child)
      if (!kind.isFile()) continue
      const blob = dataOf(child)
      if (!readFileSync(file).equals(contents[blob] ?? new Uint8Array(0))) throw new Error(`${file} differs`)
      files++
    }
    return files
  }
  const dataOf = (inode: number): number => {
    for (let stream = streams.start[inode] ?? 0; stream < (streams.start[inode + 1] ?? 0); stream++)
      if (streams.kind[stream] === STREAM_DATA && streams.nameOf(stream) === '') return streams.blob[stream] ?? -1
    return -1
  }
  expect(visit(target, 0)).toBeGreaterThan(15)
}

function imagesByWimlib(media: string) {
  const text = mustRun('wimlib-imagex', ['info', media])
  return text
    .split(/^Index: +/m)
    .slice(1)
    .map((block) => {
      const field = (name: string) => new RegExp(`^${name}: +(.*)$`, 'm').exec(block)?.[1] ?? ''
      return {
        index: Number.parseInt(block, 10),
        name: field('Name'),
        files: Number(field('File Count')),
        directories: Number(field('Directory Count')),
        totalBytes: Number(field('Total Bytes')),
      }
    })
}
