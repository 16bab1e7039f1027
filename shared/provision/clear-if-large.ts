import type { ProvisionHost } from './host.ts'
import type { OpenMedia } from './media/open-media.ts'

/** Media of more names leave tables and trees behind that are worth the time of collecting them. */
const MANY_NAMES = 50_000

/** To be called where a phase of a run has ended whose tables are as large as the media's tree. */
export async function clearIfLarge(
  { tree }: Pick<OpenMedia, 'tree'>,
  host: Pick<ProvisionHost, 'clearHeap'>,
): Promise<void> {
  if (tree.names.count > MANY_NAMES) await host.clearHeap()
}
