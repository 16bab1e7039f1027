import { hexToBytes } from '../../../bytes/hex.ts'

const ADMINISTRATORS = '01020000000000052000000020020000'
const USERS = '01020000000000052000000021020000'
const SYSTEM = '010100000000000512000000'
const AUTHENTICATED_USERS = '01010000000000050b000000'

/**
 * Descriptor of the file system's own files: owner and group Administrators; SYSTEM and Administrators may read.
 * Self-relative (MS-DTYP 2.4.6): header, owner, group, an access list of two entries.
 */
export const SYSTEM_DESCRIPTOR = hexToBytes(
  [
    '01000480' + '48000000' + '58000000' + '00000000' + '14000000',
    '02003400' + '02000000',
    `0000140089001200${SYSTEM}`,
    `0000180089001200${ADMINISTRATORS}`,
    ADMINISTRATORS,
    ADMINISTRATORS,
  ].join(''),
)

/**
 * Descriptor of an empty volume's root directory, inherited by everything in it: Administrators and SYSTEM may do all,
 * authenticated users change, users read and execute. Laid out as the one above, with four entries.
 */
export const ROOT_DESCRIPTOR = hexToBytes(
  [
    '01000480' + '74000000' + '84000000' + '00000000' + '14000000',
    '02006000' + '04000000',
    `00031800ff011f00${ADMINISTRATORS}`,
    `00031400ff011f00${SYSTEM}`,
    `00031400bf011300${AUTHENTICATED_USERS}`,
    `00031800a9001200${USERS}`,
    ADMINISTRATORS,
    ADMINISTRATORS,
  ].join(''),
)
