import { readFile } from 'node:fs/promises'
import { phrase } from '../../shared/phrase/phrase.ts'
import { problemError } from '../station/problem-error.ts'

/** The texts of files with certificates in PEM form. Fault: `usage` for one that cannot be read. */
export function readCertificates(files: readonly string[]): Promise<string[]> {
  return Promise.all(
    files.map((file) =>
      readFile(file, 'utf8').catch(() => {
        throw problemError('usage', { reason: phrase('certificates-unreadable', { path: file }) })
      }),
    ),
  )
}
