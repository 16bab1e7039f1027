/** node-forge takes and gives bytes as strings with one character (0-255) a byte. */
export function binaryFromBytes(bytes: Uint8Array): string {
  const BLOCK = 8192
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += BLOCK) parts.push(String.fromCharCode(...bytes.subarray(at, at + BLOCK)))
  return parts.join('')
}

export function bytesFromBinary(binary: string): Uint8Array {
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}
