import { useEffect, useState } from 'react'

const EVERY_MS = 1_000

/** Milliseconds of the clock that nobody sets, anew each second. */
export function useNow(): number {
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}
