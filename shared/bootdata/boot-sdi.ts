/** What every SDI file begins with. */
const SIGNATURE = '$SDI0001'
const BYTES = 4096

/** A placeholder of our own for boot.sdi: its signature and nothing behind it, enough for a sample that starts no Windows. */
export function bootSdi(): Uint8Array {
  const bytes = new Uint8Array(BYTES)
  for (let i = 0; i < SIGNATURE.length; i++) bytes[i] = SIGNATURE.charCodeAt(i)
  return bytes
}

/** Whether bytes begin as an SDI file does. */
export function isBootSdi(bytes: Uint8Array): boolean {
  return bytes.length >= SIGNATURE.length && [...SIGNATURE].every((letter, i) => bytes[i] === letter.charCodeAt(0))
}
