/** One value of a BER encoding (ITU-T X.690); views of the input, no copies. */
export interface BerNode {
  /** Class and number of the tag: the identifier octet without its bit for constructed values. */
  readonly tag: number
  readonly constructed: boolean
  /** The whole encoding. */
  readonly bytes: Uint8Array
  /** Contents of a primitive value; empty for constructed ones. */
  readonly content: Uint8Array
  readonly children: readonly BerNode[]
}

export const BER = {
  INTEGER: 0x02,
  OCTET_STRING: 0x04,
  OBJECT_IDENTIFIER: 0x06,
  SEQUENCE: 0x10,
  SET: 0x11,
  CONTEXT: 0x80,
} as const

const CONSTRUCTED = 0x20
const LONG_TAG = 0x1f
const INDEFINITE = 0x80
const DEEPEST = 16
/** A policy of the largest size in pieces of 1 KiB. */
const MOST_NODES = 1 << 15

/** The first value in `bytes`, of definite or indefinite length; undefined when it is damaged, too deep or too many. */
export function readBer(bytes: Uint8Array): BerNode | undefined {
  const budget = { nodes: MOST_NODES }
  return readNode(bytes, 0, DEEPEST, budget)?.node
}

/** The octets of a string in one piece or, as streaming writers leave it, in pieces of pieces; undefined otherwise. */
export function octetsOf(node: BerNode): Uint8Array | undefined {
  const pieces: Uint8Array[] = []
  if (!collect(node, pieces)) return undefined
  const joined = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    joined.set(piece, at)
    at += piece.length
  }
  return joined
}

function collect(node: BerNode, pieces: Uint8Array[]): boolean {
  if (!node.constructed) {
    pieces.push(node.content)
    return true
  }
  return node.children.every((child) => child.tag === BER.OCTET_STRING && collect(child, pieces))
}

interface Read {
  readonly node: BerNode
  readonly next: number
}

function readNode(bytes: Uint8Array, start: number, depth: number, budget: { nodes: number }): Read | undefined {
  const identifier = bytes[start]
  budget.nodes -= 1
  if (identifier === undefined || (identifier & LONG_TAG) === LONG_TAG || depth === 0 || budget.nodes < 0)
    return undefined
  const constructed = (identifier & CONSTRUCTED) !== 0
  const length = readLength(bytes, start + 1)
  if (length === undefined) return undefined
  const { first, size } = length
  const tag = identifier & ~CONSTRUCTED
  const none = new Uint8Array(0)
  if (!constructed) {
    if (size === undefined) return undefined
    const next = first + size
    const node = { tag, constructed, bytes: bytes.subarray(start, next), content: bytes.subarray(first, next) }
    return { node: { ...node, children: [] }, next }
  }
  const children: BerNode[] = []
  const end = size === undefined ? bytes.length : first + size
  let at = first
  while (size === undefined || at < end) {
    if (size === undefined && bytes[at] === 0 && bytes[at + 1] === 0) break
    const child = readNode(bytes.subarray(0, end), at, depth - 1, budget)
    if (child === undefined) return undefined
    children.push(child.node)
    at = child.next
  }
  const next = size === undefined ? at + 2 : end
  return { node: { tag, constructed, bytes: bytes.subarray(start, next), content: none, children }, next }
}

/** `size` is undefined for an indefinite length. */
function readLength(
  bytes: Uint8Array,
  at: number,
): { readonly first: number; readonly size: number | undefined } | undefined {
  const octet = bytes[at]
  if (octet === undefined) return undefined
  if (octet === INDEFINITE) return { first: at + 1, size: undefined }
  const more = octet < INDEFINITE ? 0 : octet & 0x7f
  if (more > 4) return undefined
  let size = more === 0 ? octet : 0
  for (let i = 1; i <= more; i++) size = size * 256 + (bytes[at + i] ?? 0)
  const first = at + 1 + more
  return first + size > bytes.length ? undefined : { first, size }
}
