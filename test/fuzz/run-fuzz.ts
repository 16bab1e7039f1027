import { startCoverage } from './coverage.ts'
import { mutate, randomFrom } from './mutate.ts'
import { DICTIONARY, type FuzzTarget, ignoringFaults } from './targets.ts'

export interface FuzzLimits {
  readonly seed: number
  readonly mostInputs: number
  readonly mostMs: number
}

export interface FuzzOutcome {
  readonly inputs: number
  /** Blocks of `shared/` that were reached. */
  readonly blocks: number
  readonly slowestMs: number
  /** How much the process grew. */
  readonly grownBytes: number
  readonly failures: readonly FuzzFailure[]
}

export interface FuzzFailure {
  readonly input: Uint8Array
  readonly reason: string
}

/** No input may take longer, in time of the processor: others may be at work too. */
const MOST_INPUT_MS = 1000
/** Nor may the process grow by more. */
const MOST_BYTES = 512 << 20
/** Inputs between two looks at the coverage. */
const BATCH = 24
const MOST_FAILURES = 5

/** Feeds changed inputs to the target, and keeps those that reach code which none before had reached. */
export function runFuzz(target: FuzzTarget, { seed, mostInputs, mostMs }: FuzzLimits): FuzzOutcome {
  const random = randomFrom(seed)
  const corpus = [...target.seeds]
  const failures: FuzzFailure[] = []
  const coverage = startCoverage()
  const until = performance.now() + mostMs
  let inputs = 0
  let slowestMs = 0
  let grownBytes = 0
  const startBytes = process.memoryUsage.rss()
  const feed = (input: Uint8Array) => {
    const before = process.threadCpuUsage()
    try {
      ignoringFaults(() => target.feed(input))
    } catch (error) {
      failures.push({ input, reason: String(error instanceof Error ? error.stack : error) })
    }
    const { user, system } = process.threadCpuUsage(before)
    const took = (user + system) / 1000
    slowestMs = Math.max(slowestMs, took)
    if (took > MOST_INPUT_MS) failures.push({ input, reason: `took ${Math.round(took)} ms` })
    inputs++
  }
  for (const input of corpus) feed(input)
  coverage.newBlocks()
  while (inputs < mostInputs && performance.now() < until && failures.length < MOST_FAILURES) {
    const batch = Array.from({ length: BATCH }, () =>
      mutate(corpus[random(corpus.length)] ?? new Uint8Array(0), corpus, DICTIONARY, random),
    )
    for (const input of batch) feed(input)
    grownBytes = Math.max(grownBytes, process.memoryUsage.rss() - startBytes)
    if (grownBytes > MOST_BYTES && failures.length === 0)
      failures.push({ input: batch[0] ?? new Uint8Array(0), reason: `grew by ${grownBytes >> 20} MiB` })
    if (coverage.newBlocks() === 0) continue
    // One of the batch was first: all of it joins, as little of it is ever new.
    corpus.push(...batch)
  }
  const blocks = coverage.total()
  coverage.stop()
  return { inputs, blocks, slowestMs, grownBytes, failures }
}
