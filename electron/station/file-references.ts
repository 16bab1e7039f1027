import path from 'node:path'
import type { StationContext } from './context.ts'

/** The path that a reference stands for. A page may only use tokens; the command line names paths. Fault `token-unknown`. */
export function resolveFile(context: StationContext, reference: string): string {
  return context.face === 'in-process' ? path.resolve(reference) : context.tokens.pathOf(reference)
}
