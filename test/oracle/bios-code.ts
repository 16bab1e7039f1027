import { closeSync, openSync, writeSync } from 'node:fs'
import { hexToBytes } from '../../shared/bytes/hex.ts'

/** What a computer prints whose active partition begins with a boot sector. */
export const STARTED = 'The boot code of this volume would load BOOTMGR.'
/** What it prints when there is none. */
export const NOTHING_TO_START = 'Nothing to start.'

/**
 * Code of ours for a master boot record: moves itself to 0x600, looks for the active entry, loads its first sector (INT 13h,
 * AH = 42h) and jumps there if it ends in 0xAA55; prints `NOTHING_TO_START` to the serial port otherwise.
 */
const MBR_CODE = hexToBytes(
  '31c08ed0bc007c8ed88ec089e6bf0006b90001fcf3a5ea1b060000bebe07b90400f60480750783c610e2f6eb1e668b440866a36406be5c06b442' +
    'cd13720d813efe7d55aa7505ea007c0000be6c06baf803ac84c07403eeebf8f4ebfd10000100007c00000000000000000000',
)
/** Code of ours for a boot sector: prints the text behind it to the serial port. */
const VOLUME_CODE = hexToBytes('31c08ed8fcbe6a7cbaf803ac84c07403eeebf8f4ebfd')
/** Where the jump at the start of an NTFS boot sector leads. */
const VOLUME_CODE_AT = 84

/** Writes both, as a disk's formatter would: the volume's boot sector and its copy in the partition's last sector. */
export function putBootCode(image: string, start: number, size: number, sectorSize = 512): void {
  const file = openSync(image, 'r+')
  const put = (offset: number, ...parts: readonly Uint8Array[]) => {
    const bytes = Buffer.concat(parts)
    writeSync(file, bytes, 0, bytes.length, offset)
  }
  put(0, MBR_CODE, textOf(NOTHING_TO_START))
  for (const sector of [start, start + size - sectorSize]) put(sector + VOLUME_CODE_AT, VOLUME_CODE, textOf(STARTED))
  closeSync(file)
}

function textOf(line: string): Uint8Array {
  return new TextEncoder().encode(`${line}\n\0`)
}
