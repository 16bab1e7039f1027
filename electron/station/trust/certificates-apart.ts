import { Fault, isFault } from '../../../shared/bytes/fault.ts'
import { readApart } from '../target/read-apart.ts'
import type { CertificateFile } from './certificate-file.ts'

/** Reads a file of certificates without this thread waiting for its share. Fault `file-silent`. */
export async function certificatesApart(path: string): Promise<CertificateFile> {
  try {
    return { path, certificates: await readApart('certificates', path) }
  } catch (error) {
    throw isFault(error) && error.code === 'target-silent' ? new Fault('file-silent', { path }) : error
  }
}
