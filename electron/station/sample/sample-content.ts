import { bootSdi } from '../../../shared/bootdata/boot-sdi.ts'
import { buildEfiProgram } from '../../../shared/bootdata/efi-program.ts'
import { buildMediaBcd } from '../../../shared/bootdata/media-bcd.ts'
import { hexToBytes } from '../../../shared/bytes/hex.ts'
import { utf16leFromText } from '../../../shared/bytes/utf16.ts'
import type { TreeEntry } from '../../../shared/tree/tree-builder.ts'
import { CACHED_PACKAGE } from './sample-site.ts'

/** The line that the sample's loader prints on the console of the computer it starts on. */
export const SAMPLE_LOADER_LINE = 'Prestage sample loader: this disk starts.'

/** Sizes of the sample's larger files: enough to see progress, small enough for a demonstration. */
const OS_FILE_BYTES = 24 << 20
const PACKAGE_BYTES = 8 << 20

/**
 * Everyone may read, Administrators and SYSTEM have full access; owner and group Administrators. Self-relative
 * (MS-DTYP 2.4.6), inherited by what is made below.
 */
export const SAMPLE_DESCRIPTOR = hexToBytes(
  '01000480' +
    '5c000000' +
    '6c000000' +
    '00000000' +
    '14000000' +
    '02004800' +
    '03000000' +
    '00031400' +
    'ff011f00' +
    '010100000000000512000000' +
    '00031800' +
    'ff011f00' +
    '01020000000000052000000020020000' +
    '00031400' +
    'a9001200' +
    '010100000000000100000000' +
    '01020000000000052000000020020000' +
    '01020000000000052000000020020000',
)

/** Files of the boot image, which Windows PE would run from RAM. Texts of ours stand where programs of Microsoft's would. */
export function bootImageEntries(): readonly TreeEntry[] {
  return [
    { path: '\\sms\\bin\\x64\\TsBootShell.exe', bytes: placeholder('TsBootShell.exe') },
    { path: '\\sms\\bin\\x64\\TsmBootstrap.exe', bytes: placeholder('TsmBootstrap.exe') },
    {
      path: '\\Windows\\System32\\winpeshl.ini',
      bytes: ascii('[LaunchApps]\r\n%SYSTEMDRIVE%\\sms\\bin\\x64\\TsBootShell.exe\r\n'),
    },
    {
      path: '\\Windows\\System32\\boot\\winload.efi',
      bytes: buildEfiProgram({ machine: 'x64', line: 'Prestage sample winload' }),
    },
    {
      path: '\\Windows\\System32\\boot\\winload.exe',
      bytes: buildEfiProgram({ machine: 'x64', line: 'Prestage sample winload' }),
    },
  ]
}

/** Files of the media's one image: boot files, boot image, an expanded operating system, a package, the bootstrap. */
export function mediaEntries(parts: {
  readonly bootWim: Uint8Array
  readonly variables: Uint8Array
  readonly random: (bytes: number) => Uint8Array
}): readonly TreeEntry[] {
  const loader = buildEfiProgram({ machine: 'x64', line: SAMPLE_LOADER_LINE })
  const bootstrap = '[MediaInfo]\r\nMediaType=OEMMedia\r\nPasswordRequired=true\r\nUnattended=false\r\n'
  return [
    { path: '\\EFI\\Boot\\bootx64.efi', bytes: loader },
    { path: '\\EFI\\Microsoft\\Boot\\BCD', bytes: buildMediaBcd() },
    { path: '\\bootmgr', bytes: placeholder('bootmgr') },
    { path: '\\boot\\BCD', bytes: buildMediaBcd('bios') },
    { path: '\\boot\\boot.sdi', bytes: bootSdi() },
    { path: '\\sources\\boot.wim', bytes: parts.bootWim },
    { path: '\\sms\\data\\TsmBootstrap.ini', bytes: Uint8Array.of(0xff, 0xfe, ...utf16leFromText(bootstrap)) },
    { path: '\\sms\\data\\Variables.dat', bytes: parts.variables },
    { path: '\\Windows\\System32\\config\\SYSTEM', bytes: placeholder('SYSTEM hive') },
    { path: '\\Windows\\System32\\ntoskrnl.exe', bytes: parts.random(OS_FILE_BYTES) },
    { path: '\\Windows\\System32\\drivers\\empty.sys', bytes: new Uint8Array(0) },
    { path: '\\Windows\\System32\\en\\winload.efi.mui', bytes: placeholder('winload.efi.mui') },
    { path: '\\Windows\\System32\\sv-SE\\Läs mig – först.txt', bytes: ascii('Prestage sample\r\n') },
    { path: '\\Windows\\WinSxS\\amd64_sample\\ntoskrnl.exe', hardLinkOf: '\\Windows\\System32\\ntoskrnl.exe' },
    {
      path: '\\Users\\Public\\readme.txt',
      bytes: ascii('A file with a named stream.\r\n'),
      streams: [{ name: 'Zone.Identifier', bytes: ascii('[ZoneTransfer]\r\nZoneId=3\r\n') }],
    },
    { path: '\\Program Files\\Sample\\sample.exe', bytes: placeholder('sample.exe'), shortName: 'SAMPLE.EXE' },
    { path: `\\_SMSTaskSequence\\Packages\\${CACHED_PACKAGE}\\package.bin`, bytes: parts.random(PACKAGE_BYTES) },
  ]
}

function placeholder(name: string): Uint8Array {
  return ascii(`Prestage sample: stands where ${name} is on real media.\r\n`)
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
