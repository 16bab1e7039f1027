/** Progress of one piece of work in bytes, the work's result at the end. Only the latest figure waits to be read. */
export interface ByteProgress {
  readonly event: 'progress'
  readonly doneBytes: number
  readonly totalBytes: number
}

export async function* withProgress<Value>(
  work: (report: (doneBytes: number, totalBytes: number) => void) => Promise<Value>,
): AsyncGenerator<ByteProgress, Value, void> {
  let latest: ByteProgress | undefined
  let wake = () => {}
  let ended = false
  const result = work((doneBytes, totalBytes) => {
    latest = { event: 'progress', doneBytes, totalBytes }
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
    const progress = latest
    latest = undefined
    yield progress
  }
  return await result
}
