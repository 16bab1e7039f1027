import { utf16leFromText } from '../../../bytes/utf16.ts'
import { ATTRIBUTE } from '../layout.ts'

/** An entry of $AttrDef (NTFS documentation, "$AttrDef"). */
const ENTRY = { type: 128, collation: 136, flags: 140, leastSize: 144, mostSize: 152, bytes: 160 } as const
const INDEXABLE = 0x02
const RESIDENT = 0x40
const LOGGED = 0x80
const NO_LIMIT = 0xffffffffffffffffn

type Definition = readonly [name: string, type: number, flags: number, least: bigint, most: bigint]

const DEFINITIONS: readonly Definition[] = [
  ['$STANDARD_INFORMATION', ATTRIBUTE.standardInformation, RESIDENT, 48n, 72n],
  ['$ATTRIBUTE_LIST', ATTRIBUTE.attributeList, LOGGED, 0n, NO_LIMIT],
  ['$FILE_NAME', ATTRIBUTE.fileName, RESIDENT | INDEXABLE, 68n, 578n],
  ['$OBJECT_ID', ATTRIBUTE.objectId, RESIDENT, 0n, 256n],
  ['$SECURITY_DESCRIPTOR', ATTRIBUTE.securityDescriptor, LOGGED, 0n, NO_LIMIT],
  ['$VOLUME_NAME', ATTRIBUTE.volumeName, RESIDENT, 2n, 256n],
  ['$VOLUME_INFORMATION', ATTRIBUTE.volumeInformation, RESIDENT, 12n, 12n],
  ['$DATA', ATTRIBUTE.data, 0, 0n, NO_LIMIT],
  ['$INDEX_ROOT', ATTRIBUTE.indexRoot, RESIDENT, 0n, NO_LIMIT],
  ['$INDEX_ALLOCATION', ATTRIBUTE.indexAllocation, LOGGED, 0n, NO_LIMIT],
  ['$BITMAP', ATTRIBUTE.bitmap, LOGGED, 0n, NO_LIMIT],
  ['$REPARSE_POINT', ATTRIBUTE.reparsePoint, LOGGED, 0n, 16384n],
  ['$EA_INFORMATION', 0xd0, RESIDENT, 8n, 8n],
  ['$EA', 0xe0, 0, 0n, 65536n],
  ['$LOGGED_UTILITY_STREAM', ATTRIBUTE.loggedUtilityStream, LOGGED, 0n, 65536n],
]

/** Content of $AttrDef for NTFS 3.1: the definitions and an empty one at the end. */
export function attributeDefinitions(): Uint8Array {
  const bytes = new Uint8Array((DEFINITIONS.length + 1) * ENTRY.bytes)
  const view = new DataView(bytes.buffer)
  DEFINITIONS.forEach(([name, type, flags, least, most], index) => {
    const at = index * ENTRY.bytes
    bytes.set(utf16leFromText(name), at)
    view.setUint32(at + ENTRY.type, type, true)
    view.setUint32(at + ENTRY.collation, type === ATTRIBUTE.fileName ? 1 : 0, true)
    view.setUint32(at + ENTRY.flags, flags, true)
    view.setBigUint64(at + ENTRY.leastSize, least, true)
    view.setBigUint64(at + ENTRY.mostSize, most, true)
  })
  return bytes
}
