import type { ByteSource } from '../bytes/byte-source.ts'
import { containerFamily } from './container.ts'
import { refuseLoneFooter } from './vhd/footer.ts'
import { refuseLoneHeader } from './vhdx/header.ts'
import { refuseLoneRegions } from './vhdx/regions.ts'

/** What a container keeps twice must be there twice, as writing leaves it: opening takes one for the other. Fault `target-damaged`. */
export function refuseLoneCopies(file: ByteSource): void {
  const family = containerFamily(file)
  if (family === 'vhd') refuseLoneFooter(file)
  if (family === 'vhdx') {
    refuseLoneHeader(file)
    refuseLoneRegions(file)
  }
}
