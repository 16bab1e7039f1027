import { utf16leFromText } from '../../shared/bytes/utf16.ts'
import { FILE_ATTRIBUTE } from '../../shared/tree/file-tree.ts'
import type { TreeEntry } from '../../shared/tree/tree-builder.ts'

const SYMLINK_TAG = 0xa000000c
const MOUNT_POINT_TAG = 0xa0000003
const text = (value: string) => new TextEncoder().encode(value)

/** Reparse data of a symbolic link to `f`, relative (MS-FSCC 2.1.2.4). */
const LINK = Uint8Array.from([2, 0, 2, 0, 0, 0, 2, 0, 1, 0, 0, 0, 0x66, 0, 0x66, 0])

/** Reparse data of a junction to `C:\\dir` (MS-FSCC 2.1.2.5). */
const JUNCTION = mountPoint('\\??\\C:\\dir', 'C:\\dir')

function mountPoint(substitute: string, print: string): Uint8Array {
  const names = utf16leFromText(`${substitute}\0${print}\0`)
  const bytes = new Uint8Array(8 + names.length)
  const view = new DataView(bytes.buffer)
  view.setUint16(2, substitute.length * 2, true)
  view.setUint16(4, substitute.length * 2 + 2, true)
  view.setUint16(6, print.length * 2, true)
  bytes.set(names, 8)
  return bytes
}

/** A descriptor whose owner is an account of BUILTIN by its relative id (MS-DTYP 2.4.6). */
function descriptorOwnedBy(account: number): Uint8Array {
  const sid = [1, 2, 0, 0, 0, 0, 0, 5, 0x20, 0, 0, 0, account & 0xff, account >> 8, 0, 0]
  return Uint8Array.from([1, 0, 0, 0x80, 20, 0, 0, 0, 36, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ...sid, ...sid])
}

/** Bytes that always come out the same, noise and repeats mixed, with x86 calls among them as machine code has. */
function codeLike(size: number, seed: number): Uint8Array {
  const bytes = new Uint8Array(size)
  let state = seed >>> 0
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state >>> 8
  }
  for (let at = 0; at < size; ) {
    const choice = next() % 8
    if (choice < 3) {
      const target = [next() % 4_000_000, 11_999_999, 12_000_000, -(next() % 30_000), at, -at][next() % 6] ?? 0
      const call = new Uint8Array(5)
      call[0] = 0xe8
      new DataView(call.buffer).setInt32(1, target, true)
      bytes.set(call.subarray(0, Math.min(5, size - at)), at)
      at += 5
    } else if (choice < 5) {
      for (let end = Math.min(size, at + 1 + (next() % 24)); at < end; at++) bytes[at] = next() % 40
    } else {
      const length = Math.min(size - at, 1 + (next() % (choice === 7 ? 5000 : 60)))
      const distance = 1 + (next() % (choice === 6 ? 8 : 60_000))
      for (let end = at + length; at < end; at++) bytes[at] = at < distance ? 0xe8 : (bytes[at - distance] ?? 0)
    }
  }
  return bytes
}

function noise(size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  let state = 12345
  for (let i = 0; i < size; i++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    bytes[i] = state >>> 16
  }
  return bytes
}

/** Files of every kind that a WIM of Windows holds, small enough for a quick test. */
export function variedEntries(): readonly TreeEntry[] {
  return [
    { path: '\\f', bytes: text('content of f'), security: descriptorOwnedBy(0x220) },
    { path: '\\same as f', bytes: text('content of f'), security: descriptorOwnedBy(0x221) },
    { path: '\\empty', bytes: new Uint8Array(0) },
    { path: '\\zeros', bytes: new Uint8Array(3_000_000) },
    { path: '\\noise', bytes: noise(200_001) },
    { path: '\\code', bytes: codeLike(2_500_000, 1) },
    ...[1, 9, 10, 11, 12, 16, 17, 31, 4095, 32768, 32769, 65535, 65546].map((size) => ({
      path: `\\sizes\\${size}`,
      bytes: codeLike(size, size),
    })),
    { path: '\\dir\\Läs mig – först.txt', bytes: text('hej'), attributes: FILE_ATTRIBUTE.READONLY },
    { path: '\\dir\\日本語\\файл 🙂.txt', bytes: text('text '.repeat(9000)), lastWriteTime: 132_000_000_000_000_000n },
    { path: `\\dir\\${'n'.repeat(255)}`, bytes: text('longest name') },
    { path: '\\dir\\long name.html', bytes: text('short'), shortName: 'LONGNA~1.HTM' },
    { path: '\\dir\\empty folder', directory: true, attributes: FILE_ATTRIBUTE.HIDDEN | FILE_ATTRIBUTE.SYSTEM },
    { path: '\\dir\\linked', hardLinkOf: '\\f' },
    { path: '\\dir\\linked again', hardLinkOf: '\\f' },
    {
      path: '\\streams',
      bytes: text('main'),
      streams: [
        { name: 'side', bytes: text('aside') },
        { name: 'ö', bytes: codeLike(70_000, 3) },
      ],
    },
    { path: '\\only-side', streams: [{ name: 'side', bytes: text('alone') }] },
    { path: '\\folder with stream', directory: true, streams: [{ name: 'side', bytes: text('of a folder') }] },
    { path: '\\link', reparse: { tag: SYMLINK_TAG, data: LINK } },
    {
      path: '\\link with stream',
      reparse: { tag: SYMLINK_TAG, data: LINK },
      streams: [{ name: 's', bytes: text('x') }],
    },
    { path: '\\junction', directory: true, reparse: { tag: MOUNT_POINT_TAG, data: JUNCTION } },
  ]
}
