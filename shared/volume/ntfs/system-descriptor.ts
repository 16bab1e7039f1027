import { hexToBytes } from '../../bytes/hex.ts'

/**
 * Descriptor of the file system's own files: owner and group Administrators; SYSTEM and Administrators may read.
 * Self-relative (MS-DTYP 2.4.6): header, owner, group, an access list of two entries.
 */
export const SYSTEM_DESCRIPTOR = hexToBytes(
  [
    '01000480' + '48000000' + '58000000' + '00000000' + '14000000',
    '02003400' + '02000000',
    '00001400' + '89001200' + '010100000000000512000000',
    '00001800' + '89001200' + '01020000000000052000000020020000',
    '01020000000000052000000020020000',
    '01020000000000052000000020020000',
  ].join(''),
)
