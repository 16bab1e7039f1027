/** UTF-16LE bytes of a string, lone surrogates kept, no terminator. */
export function utf16leFromText(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  putUtf16le(bytes, 0, text)
  return bytes
}

/** The same written into `into` at `at`. */
export function putUtf16le(into: Uint8Array, at: number, text: string): void {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    into[at + i * 2] = unit & 0xff
    into[at + i * 2 + 1] = unit >>> 8
  }
}

/** Units that are put together at once. */
const BLOCK = 8192

/** A string of the UTF-16LE code units in `bytes`, lone surrogates kept; an odd last byte is dropped. */
export function textFromUtf16le(bytes: Uint8Array): string {
  let text = ''
  for (let start = 0; start + 1 < bytes.length; start += BLOCK * 2) {
    const units: number[] = []
    const end = Math.min(bytes.length - 1, start + BLOCK * 2)
    for (let i = start; i < end; i += 2) units.push((bytes[i] ?? 0) | ((bytes[i + 1] ?? 0) << 8))
    text += String.fromCharCode(...units)
  }
  return text
}
