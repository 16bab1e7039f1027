import { releaseTarget } from '../host/lock/target-lock.ts'
import { fileIdentity } from '../host/same-file.ts'
import { fileFacts } from '../media/file-facts.ts'
import { openCertificateFile } from '../trust/certificate-file.ts'
import { readTargetMarker } from './find-marker.ts'
import { inspectTarget } from './inspect-target.ts'
import { breakLocks, readLocks } from './target-locks.ts'
import type { TargetReader } from './target-reading.ts'

export const targetReader: TargetReader = {
  facts: inspectTarget,
  marker: readTargetMarker,
  locks: readLocks,
  identity: fileIdentity,
  fileFacts,
  certificates: (path) => openCertificateFile(path).certificates,
  breakLocks,
  release(path, { run }) {
    releaseTarget(path, run)
    return null
  },
}
