import { sign } from 'node:crypto'
import { networkInterfaces } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { deflateSync, inflateSync } from 'node:zlib'
import { Fault } from '../../../../shared/bytes/fault.ts'
import type { SignWithKey } from '../../../../shared/media/certificate.ts'
import type { Deflate, Inflate } from '../../../../shared/mp/http-port.ts'
import type { LocalNetwork } from '../../../../shared/mp/location.ts'

export const inflate: Inflate = (bytes, maxBytes) => {
  try {
    return inflateSync(bytes, { maxOutputLength: maxBytes })
  } catch (error) {
    return error instanceof RangeError ? 'too-large' : 'damaged'
  }
}

export const signWithKey: SignWithKey = (keyPem, bytes, hash) => sign(hash, bytes, keyPem)

export const deflate: Deflate = (bytes) => deflateSync(bytes)

/** Fault: `cancelled`. */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  try {
    await wait(ms, undefined, signal === undefined ? {} : { signal })
  } catch (error) {
    throw new Fault('cancelled', {}, { cause: error })
  }
}

/** The first IPv4 address of this computer that is not its loopback, and the subnet around it. */
export function localNetwork(): LocalNetwork {
  const found = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)
  const { address, netmask } = found ?? { address: '127.0.0.1', netmask: '255.0.0.0' }
  const mask = netmask.split('.').map(Number)
  const subnet = address.split('.').map((octet, index) => Number(octet) & (mask[index] ?? 0))
  return { address, subnet: subnet.join('.') }
}
