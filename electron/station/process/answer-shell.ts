import type { StationContext } from '../context.ts'
import type { FromStation, ToStation } from '../relay.ts'

/** Answers what main asks for itself: a token for a path that the user chose in the system's dialog, and the end. */
export function answerShell(
  context: StationContext,
  message: ToStation,
  send: (answer: FromStation) => void,
  end: () => void,
): void {
  if (message.kind === 'name-file') send({ kind: 'named', id: message.id, file: context.tokens.name(message.path) })
  else if (message.kind === 'stop') end()
}
