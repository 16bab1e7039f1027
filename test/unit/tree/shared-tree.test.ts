import { expect, it } from 'vitest'
import { shareTree, treeOf } from '../../../shared/tree/shared-tree.ts'
import { buildTree } from '../../../shared/tree/tree-builder.ts'

it('a tree is the same in another thread: names, links, streams, times, descriptors and rare facts', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  const { tree } = buildTree(
    [
      { path: '\\Größe.txt', bytes: bytes('one'), shortName: 'GRE~1.TXT', lastWriteTime: 5n },
      { path: '\\folder\\link', hardLinkOf: '\\Größe.txt' },
      { path: '\\streams', bytes: bytes('two'), streams: [{ name: 'named', bytes: bytes('three') }] },
      { path: '\\point', directory: true, reparse: { tag: 0xa000_0003, data: bytes('there') } },
      { path: '\\marked', objectId: new Uint8Array(16).fill(7), security: bytes('descriptor') },
    ],
    133_700_000_000_000_000n,
  )
  const other = treeOf(structuredClone(shareTree(tree)))
  const { nameOf, shortNameOf, ...names } = tree.names
  expect(other.names).toMatchObject(names)
  for (let name = 0; name < names.count; name++) {
    expect(other.names.nameOf(name)).toBe(nameOf(name))
    expect(other.names.shortNameOf(name)).toBe(shortNameOf(name))
  }
  const { nameOf: streamName, ...streams } = tree.streams
  expect(other.streams).toMatchObject(streams)
  for (let stream = 0; stream < streams.count; stream++) expect(other.streams.nameOf(stream)).toBe(streamName(stream))
  expect(other.inodes).toEqual(tree.inodes)
  expect(other.securityDescriptors).toEqual(tree.securityDescriptors)
})
