import { Fault } from '../../../shared/bytes/fault.ts'
import { procedures } from '../implementer.ts'

/** In the window only the shell's dialog names files; the browser's page has no dialog that tells paths. */
export const files = {
  name: procedures.files.name.handler(({ input, context }) => {
    if (context.face === 'desktop') throw new Fault('token-unknown')
    return context.tokens.name(input.path)
  }),
}
