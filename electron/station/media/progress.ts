/** Progress of one piece of work in bytes, the work's result at the end. Only the latest figure waits to be read. */
export interface ByteProgress {
  readonly event: 'progress'
  readonly doneBytes: number
  readonly totalBytes: number
}

export async function* withProgress<Value>(
  totalBytes: number,
  work: (report: (doneBytes: number) => void) => Promise<Value>,
): AsyncGenerator<ByteProgress, Value, void> {
  let latest: number | undefined
  let wake = () => {}
  let ended = false
  const result = work((doneBytes) => {
    latest = doneBytes
    wake()
  }).finally(() => {
    ended = true
    wake()
  })
  result.catch(() => undefined)
  while (!ended) {
    if (latest === undefined) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
      continue
    }
    const doneBytes = latest
    latest = undefined
    yield { event: 'progress', doneBytes, totalBytes }
  }
  return await result
}
