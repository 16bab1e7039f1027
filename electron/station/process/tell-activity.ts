import type { StationContext } from '../context.ts'
import type { FromStation } from '../relay.ts'

/** Progress is told this often at most, in milliseconds. */
const APART_MS = 500

/**
 * Tells the shell how many runs are open and how far they are, so that neither sleep nor the question at closing rests
 * on what a page says. Goes on as long as the station does.
 */
export async function tellActivity({ jobs }: StationContext, send: (message: FromStation) => void): Promise<void> {
  const moving = new Map<string, number>()
  let running = 0
  let told = Number.NEGATIVE_INFINITY
  for await (const event of jobs.watchAll(undefined)) {
    if (event.event === 'progress' && event.totalBytes > 0) moving.set(event.run, event.doneBytes / event.totalBytes)
    else if (event.event !== 'progress') moving.delete(event.run)
    const open = jobs.unfinished()
    const now = performance.now()
    if (open === running && now - told < APART_MS) continue
    running = open
    told = now
    const parts = [...moving.values()]
    const fraction = parts.length === 0 ? null : parts.reduce((sum, part) => sum + part, 0) / parts.length
    send({ kind: 'activity', activity: { running, fraction } })
  }
}
