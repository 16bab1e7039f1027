import { useLayoutEffect, useRef, useState } from 'react'

/** What is drawn of a list, from `first` to `last`. */
interface Stretch<Item> {
  readonly first: number
  readonly last: number
  readonly items: readonly Item[]
}

/**
 * Keeps what is drawn as it is while the list is flown through: when none of what was in sight is in sight any more, all of it
 * would have to be drawn anew in every frame. It is drawn as soon as a frame passes in which nothing has moved.
 */
export function useFlight<Item>(sight: Stretch<Item>): { readonly flies: boolean; readonly items: readonly Item[] } {
  const { first, last } = sight
  const drawn = useRef(sight)
  const [landed, land] = useState(first)
  const isFar = first > drawn.current.last || last < drawn.current.first
  const flies = isFar && landed !== first
  useLayoutEffect(() => {
    if (!flies) drawn.current = sight
  })
  useLayoutEffect(() => {
    if (!flies) return undefined
    // The first comes in the frame that has moved, the second after whatever moves in the next one.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => land(first))
    })
    return () => cancelAnimationFrame(frame)
  }, [flies, first])
  return { flies, items: flies ? drawn.current.items : sight.items }
}
