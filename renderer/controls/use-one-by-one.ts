import { useEffect, useState } from 'react'

/** How many of so many things are to be drawn: one more with each frame, so that no frame has to draw them all. */
export function useOneByOne(count: number): number {
  const [drawn, setDrawn] = useState(0)
  useEffect(() => {
    if (drawn >= count) return undefined
    const frame = requestAnimationFrame(() => setDrawn(drawn + 1))
    return () => cancelAnimationFrame(frame)
  }, [drawn, count])
  return Math.min(drawn, count)
}
