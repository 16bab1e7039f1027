import { hexToBytes } from '../../../bytes/hex.ts'
import type { ViewEntry } from '../view-index.ts'

/** A control entry of `$Extend\$Quota:$Q` (NTFS documentation, "$Quota"). */
const CONTROL = { version: 0, flags: 4, changedAt: 16, threshold: 24, limit: 32, sid: 48 } as const
const VERSION = 2
const DEFAULT_LIMITS = 1
const NO_LIMIT = 0xffffffffffffffffn
/** Owner ids: the defaults for new owners, then the first owner, the Administrators (S-1-5-32-544). [observed: mkntfs] */
const DEFAULTS = 1
const FIRST_OWNER = 0x100
const ADMINISTRATORS = hexToBytes('01020000000000052000000020020000')

/** Entries of `$Q`: limits by owner id. None limits anything. */
export function quotaControls(time: bigint): readonly ViewEntry[] {
  return [
    { key: ownerId(DEFAULTS), data: control(time, new Uint8Array(0)) },
    { key: ownerId(FIRST_OWNER), data: control(time, ADMINISTRATORS) },
  ]
}

/** Entries of `$O`: owner ids by SID. */
export function quotaOwners(): readonly ViewEntry[] {
  return [{ key: ADMINISTRATORS, data: ownerId(FIRST_OWNER) }]
}

function control(time: bigint, sid: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(CONTROL.sid + sid.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(CONTROL.version, VERSION, true)
  view.setUint32(CONTROL.flags, DEFAULT_LIMITS, true)
  view.setBigUint64(CONTROL.changedAt, time, true)
  view.setBigUint64(CONTROL.threshold, NO_LIMIT, true)
  view.setBigUint64(CONTROL.limit, NO_LIMIT, true)
  bytes.set(sid, CONTROL.sid)
  return bytes
}

function ownerId(id: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, id, true)
  return bytes
}
