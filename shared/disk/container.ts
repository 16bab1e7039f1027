import { type ByteSource, readExactly } from '../bytes/byte-source.ts'

/** File type identifier at the file's first byte (MS-VHDX 2.2.1). */
export const VHDX_SIGNATURE = 'vhdxfile'
/** Cookie of a VHD's footer and of the footer's copy in the first sector (VHD specification 1.0, "Hard Disk Footer Format"). */
export const VHD_COOKIE = 'conectix'
/** Images made before Virtual PC 2004 end with 511 bytes, others with 512 (the same chapter). */
export const VHD_FOOTER_LENGTHS = [512, 511] as const

/** Which family a file belongs to, told by its content. */
export function containerFamily(file: ByteSource): 'raw' | 'vhd' | 'vhdx' {
  const first = asciiAt(file, 0)
  if (first === VHDX_SIGNATURE) return 'vhdx'
  const isVhd =
    first === VHD_COOKIE || VHD_FOOTER_LENGTHS.some((length) => asciiAt(file, file.size - length) === VHD_COOKIE)
  return isVhd ? 'vhd' : 'raw'
}

function asciiAt(file: ByteSource, offset: number): string {
  return String.fromCharCode(...(readExactly(file, offset, 8) ?? []))
}
