import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { Fault } from '../../shared/bytes/fault.ts'
import type { NamedFile } from './relay.ts'

const TOKEN_BYTES = 32
const MOST_TOKENS = 10_000

/** Tokens that stand for the paths a user named; the oldest are forgotten first. */
export interface FileTokens {
  name(file: string): NamedFile
  /** Fault `token-unknown`. */
  pathOf(token: string): string
}

export function createFileTokens(): FileTokens {
  const paths = new Map<string, string>()
  return {
    name: (file) => {
      const token = randomBytes(TOKEN_BYTES).toString('base64url')
      paths.set(token, path.resolve(file))
      const [oldest] = paths.keys()
      if (paths.size > MOST_TOKENS && oldest !== undefined) paths.delete(oldest)
      return { token, name: path.basename(file) }
    },
    pathOf: (token) => {
      const found = paths.get(token)
      if (found === undefined) throw new Fault('token-unknown')
      return found
    },
  }
}
