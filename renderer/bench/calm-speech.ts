/** Progress is spoken no oftener than this; a change of state at once. */
const CALM_MS = 15_000

/** Gives `hear` what is to say now and then, until the returned function is called. */
export function speakCalmly(say: () => string, hear: (text: string) => void): () => void {
  const timer = setInterval(() => hear(say()), CALM_MS)
  return () => clearInterval(timer)
}
