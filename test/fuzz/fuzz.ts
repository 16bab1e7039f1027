import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { sha1 } from '../../electron/station/host/hashing.ts'
import { bytesToHex } from '../../shared/bytes/hex.ts'
import { runFuzz } from './run-fuzz.ts'
import { FUZZ_TARGETS } from './targets.ts'

/** `node test/fuzz/fuzz.ts`: each target in turn for its share of the time; what fails is written to the folder `failures`. */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 32) },
    target: { type: 'string' },
    failures: { type: 'string', default: 'test-results/fuzz' },
  },
})
const targets = FUZZ_TARGETS.filter(({ name }) => values.target === undefined || name === values.target)
const mostMs = (Number(values.minutes) * 60_000) / targets.length
console.log(`seed ${values.seed}, ${values.minutes} minutes, Node ${process.version}`)
for (const target of targets) {
  const outcome = runFuzz(target, { seed: Number(values.seed), mostInputs: Number.POSITIVE_INFINITY, mostMs })
  const { inputs, blocks, slowestMs, grownBytes, failures } = outcome
  console.log(
    `${target.name.padEnd(10)} ${inputs} inputs, ${blocks} blocks, slowest ${slowestMs.toFixed(0)} ms, ` +
      `${grownBytes >> 20} MiB more, ${failures.length} failures`,
  )
  for (const { input, reason } of failures) {
    const file = path.join(values.failures, `${target.name}-${bytesToHex(sha1(input)).slice(0, 12)}.bin`)
    mkdirSync(values.failures, { recursive: true })
    writeFileSync(file, input)
    console.log(`${file}: ${reason}`)
    process.exitCode = 1
  }
}
