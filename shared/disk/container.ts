import { type ByteSource, readExactly } from '../bytes/byte-source.ts'
import { diskFault } from './faults.ts'

/** Refuses virtual-disk containers, told by content: VHD ("conectix" at either end), VHDX ("vhdxfile") (MS-VHDX 2.2.1). */
export function refuseContainers(source: ByteSource): void {
  if (textAt(source, 0) === 'vhdxfile') throw diskFault('target-unsupported', { feature: 'the VHDX format' })
  if (textAt(source, 0) === 'conectix' || textAt(source, source.size - 512) === 'conectix')
    throw diskFault('target-unsupported', { feature: 'the VHD format' })
}

function textAt(source: ByteSource, offset: number): string {
  return String.fromCharCode(...(readExactly(source, offset, 8) ?? []))
}
