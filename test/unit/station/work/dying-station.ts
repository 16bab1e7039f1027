import { z } from 'zod'
import { newFileCalls, tellCallsIn } from '../../../../electron/station/host/threads/file-calls.ts'
import { openStation, problemIn } from '../../../../electron/station/station.ts'

/** A station in a process of its own, whose file system `dying-share.ts` has replaced. It is called by messages. */
const callSchema = z.object({ id: z.number(), group: z.string(), name: z.string(), input: z.unknown() })

const FILES = ['media', 'manifest', 'target', 'file', 'certificate']

const patience = { silentMs: Number(process.argv[3]), flushMs: Number(process.argv[4]) }
// The threads of runs have that of the thread that starts them.
tellCallsIn(newFileCalls(patience))
const station = await openStation({ dataDir: process.argv[2], patience })
const page = station.client('web')
const client: Readonly<
  Record<string, Readonly<Record<string, (input: unknown, options: object) => Promise<unknown>>>>
> = Object(page)
const cancelling = new Map<number, AbortController>()

process.on('message', async (message: unknown) => {
  if (typeof message === 'number') return cancelling.get(message)?.abort()
  const { id, group, name, input } = callSchema.parse(message)
  const controller = new AbortController()
  cancelling.set(id, controller)
  try {
    const answer = await client[group]?.[name]?.(await named(input), { signal: controller.signal })
    process.send?.({ id, answer: await ended(answer) })
  } catch (error) {
    process.send?.({ id, problem: problemIn(error) })
  }
})
process.send?.('ready')

/** The same input as a page may give it: with tokens for its files. */
async function named(input: unknown): Promise<unknown> {
  if (Array.isArray(input)) return Promise.all(input.map(named))
  if (typeof input !== 'object' || input === null) return input
  const entries = Object.entries(input).map(async ([key, value]: [string, unknown]) => {
    const isFile = FILES.includes(key) && typeof value === 'string'
    return [key, isFile ? (await page.files.name({ path: value })).token : await named(value)]
  })
  return Object.fromEntries(await Promise.all(entries))
}

/** What a call answers, or its stream at the end. */
async function ended(answer: unknown): Promise<unknown> {
  if (!isStream(answer)) return answer
  for (;;) {
    const event = await answer.next()
    if (event.done === true) return event.value
  }
}

function isStream(answer: unknown): answer is AsyncIterator<unknown, unknown> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer && 'next' in answer
}
