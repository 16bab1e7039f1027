import { firstBootsAtOnce } from '../oracle/first-boots-at-once.ts'
import { median } from './measure.ts'
import { machineLine } from './report.ts'

/** Conversations with one rehearsed site at once, both in this process; prints how long they took. */
export async function benchFirstBoots(count: number): Promise<void> {
  const { boots, seconds, log } = await firstBootsAtOnce(count)
  const each = boots.map((boot) => boot.seconds)
  const lost = boots.filter(({ names }) => names.length !== 1).length
  console.log(`\n${machineLine()}; site and devices in one process.\n`)
  console.log('| first boots at once | all, s | median, s | slowest, s | requests | lost |')
  console.log('|---|---|---|---|---|---|')
  const cells = [
    count,
    seconds.toFixed(1),
    (median(each) ?? 0).toFixed(1),
    Math.max(...each).toFixed(1),
    log.length,
    lost,
  ]
  console.log(`| ${cells.join(' | ')} |`)
}
