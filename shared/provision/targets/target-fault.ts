import { Fault, isFault } from '../../bytes/fault.ts'

/** The catalogue's fault for what the system said of a target; `code` is its name of the error, such as ENOSPC. */
export function targetFault(code: string, path: string): Fault {
  switch (code) {
    case 'ENOENT':
    case 'EISDIR':
      return new Fault('target-not-found', { path })
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new Fault('target-read-only', { path })
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new Fault('target-full', { path })
    default:
      return new Fault('target-write-failed', { path, reason: code })
  }
}

/** Whether whoever was to write may do it still, as nobody knows how a call ends that never returned. */
export function mayStillWrite(error: unknown): boolean {
  return isFault(error) && error.code === 'target-write-failed' && error.facts['reason'] === 'ETIMEDOUT'
}
