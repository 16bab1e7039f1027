const HEX = Array.from({ length: 256 }, (_, value) => value.toString(16).padStart(2, '0'))

/** Lower-case hexadecimal. */
export function bytesToHex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += HEX[byte]
  return text
}

/** Throws RangeError when the text is not an even number of hexadecimal digits. */
export function hexToBytes(text: string): Uint8Array {
  if (text.length % 2 !== 0 || /[^0-9a-f]/i.test(text)) throw new RangeError('not hexadecimal')
  const bytes = new Uint8Array(text.length / 2)
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(text.slice(i * 2, i * 2 + 2), 16)
  return bytes
}
