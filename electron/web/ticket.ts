import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const TOKEN_BYTES = 32

/** A token that opens one connection; whoever comes second is refused. */
export interface Ticket {
  readonly token: string
  redeem(offered: string): boolean
}

export function createTicket(): Ticket {
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  const expected = digest(token)
  let used = false
  return {
    token,
    redeem: (offered) => {
      // Digests have one length, so that the comparison tells nothing of the token's.
      if (!timingSafeEqual(digest(offered), expected) || used) return false
      used = true
      return true
    },
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
