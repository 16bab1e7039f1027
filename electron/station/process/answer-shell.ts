import type { StationContext } from '../context.ts'
import type { FromStation, ToStation } from '../relay.ts'

/** Answers what main asks for itself: a token for a path that the user chose in the system's dialog. */
export function answerShell(context: StationContext, message: ToStation, send: (answer: FromStation) => void): void {
  if (message.kind !== 'name-file') return
  send({ kind: 'named', id: message.id, file: context.tokens.name(message.path) })
}
