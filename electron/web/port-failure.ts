import { problemError } from '../station/problem-error.ts'

/** What went wrong when listening, as the catalogue names it. */
export function portFailure(error: Error, port: number): Error {
  const code = 'code' in error ? error.code : ''
  return code === 'EADDRINUSE' || code === 'EACCES' ? problemError('port-in-use', { port }) : error
}
