import { hexToBytes } from '../../../bytes/hex.ts'
import { phrase } from '../../../phrase/phrase.ts'
import type { FileTree } from '../../../tree/file-tree.ts'
import { ntfsFault } from '../faults.ts'
import type { FreshVolume } from '../fresh-volume.ts'
import { ATTRIBUTE, LARGEST_SDS, SYSTEM_FILE } from '../layout.ts'
import { bodyOf, readBody, readRecord } from '../mft-reader.ts'
import { LARGEST_DESCRIPTOR, planSecurity, type SecurityPlan } from '../security.ts'
import type { RootRecord } from './root-record.ts'

/** Descriptors of a tree as the volume will hold them. */
export interface TreeSecurity extends SecurityPlan {
  /** Id of an inode that the tree gives no descriptor. */
  readonly defaultId: number
  /** Id of the root directory, if the tree gives it none: what its formatter gave it. */
  readonly rootId: number
}

/**
 * Owner and group Administrators, full control for everyone, inherited: what ntfs-3g gives a file that nobody gave a
 * descriptor, such as one of a WIM captured on Linux. [observed] Self-relative (MS-DTYP 2.4.6).
 */
const DEFAULT_DESCRIPTOR = hexToBytes(
  [
    '01000480' + '14000000' + '24000000' + '00000000' + '34000000',
    '01020000000000052000000020020000',
    '01020000000000052000000020020000',
    '02001c00' + '01000000' + '00031400' + 'ff011f00' + '010100000000000100000000',
  ].join(''),
)

/** Faults: `target-damaged` {part}, `target-unsupported` {feature}. */
export function planTreeSecurity(volume: FreshVolume, tree: FileTree, root: RootRecord): TreeSecurity {
  const { securityDescriptors, inodes } = tree
  if (securityDescriptors.some((descriptor) => descriptor.length > LARGEST_DESCRIPTOR))
    throw ntfsFault('target-unsupported', { feature: phrase('descriptor-too-large') })
  const lacks = (index: number) => index < 0 || index >= securityDescriptors.length
  const needsDefault = inodes.security.some(lacks)
  const added = [
    ...(needsDefault ? [DEFAULT_DESCRIPTOR] : []),
    ...(lacks(inodes.security[0] ?? -1) && root.descriptor !== undefined ? [root.descriptor] : []),
  ]
  const secure = bodyOf(readRecord(volume, SYSTEM_FILE.secure), ATTRIBUTE.data, '$SDS')
  const existing = readBody(volume.device, volume.boot, secure, '$Secure')
  const plan = planSecurity(existing, [...securityDescriptors, ...added])
  if (plan.sds.length > LARGEST_SDS) throw ntfsFault('target-unsupported', { feature: phrase('attribute-too-large') })
  const defaultId = plan.ids[securityDescriptors.length] ?? 0
  const ownRootId = plan.ids[securityDescriptors.length + 1] ?? root.securityId
  return { ...plan, defaultId, rootId: ownRootId === 0 ? defaultId : ownRootId }
}

export function securityIdOf(security: TreeSecurity, tree: FileTree, inode: number): number {
  const index = tree.inodes.security[inode] ?? -1
  const own = index >= 0 && index < tree.securityDescriptors.length ? security.ids[index] : undefined
  return own ?? (inode === 0 ? security.rootId : security.defaultId)
}
