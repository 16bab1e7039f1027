import { deflateSync, inflateSync } from 'node:zlib'
import type { Deflate, Inflate } from '../../../shared/mp/http-port.ts'

export const inflate: Inflate = (bytes, maxBytes) => {
  try {
    return inflateSync(bytes, { maxOutputLength: maxBytes })
  } catch {
    return undefined
  }
}

export const deflate: Deflate = (bytes) => deflateSync(bytes)
