import { wimFault } from './faults.ts'
import { SECURITY } from './layout.ts'

export interface SecurityData {
  readonly descriptors: readonly Uint8Array[]
  /** Where the root's entry begins. */
  readonly end: number
}

/** The security data at the start of a metadata resource (MS-WIM 2.5). Fault: `media-metadata-damaged` {image}. */
export function readSecurity(metadata: Uint8Array, image: number): SecurityData {
  const damaged = () => wimFault('media-metadata-damaged', { image })
  if (metadata.length < SECURITY.sizes) throw damaged()
  const view = new DataView(metadata.buffer, metadata.byteOffset, metadata.byteLength)
  const total = Math.max(SECURITY.sizes, view.getUint32(SECURITY.total, true))
  const count = view.getUint32(SECURITY.count, true)
  let at = SECURITY.sizes + count * 8
  if (total > metadata.length || at > total) throw damaged()
  const descriptors: Uint8Array[] = []
  for (let i = 0; i < count; i++) {
    const size = Number(view.getBigUint64(SECURITY.sizes + i * 8, true))
    if (at + size > total) throw damaged()
    descriptors.push(metadata.slice(at, at + size))
    at += size
  }
  return { descriptors, end: Math.ceil(total / 8) * 8 }
}
