import type { RunProgress } from './run-view.ts'

/** Longer without a byte is said to be a stall. */
const STALL_MS = 10_000

/** Seconds for which no byte of the step at hand has moved; undefined while that is no stall. */
export function stalledSeconds(
  { samples, doneBytes, totalBytes }: Pick<RunProgress, 'samples' | 'doneBytes' | 'totalBytes'>,
  now: number,
): number | undefined {
  const still = now - (samples.at(-1)?.at ?? now)
  return still > STALL_MS && doneBytes < totalBytes ? still / 1000 : undefined
}
