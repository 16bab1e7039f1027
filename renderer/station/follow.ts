/** Hands on every event of an iterator and returns its result, which `for await` would drop. */
export async function follow<Event, Result>(
  events: AsyncIterator<Event, Result, undefined>,
  take: (event: Event) => void,
): Promise<Result> {
  for (;;) {
    const { done, value } = await events.next()
    if (done === true) return value
    take(value)
  }
}
