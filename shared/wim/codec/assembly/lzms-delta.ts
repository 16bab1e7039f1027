/** Copies bytes whose difference to the one `span` bytes before repeats from `offset` bytes back (LZMS's delta matches). */
export function copyDelta(to: usize, offset: usize, span: usize, length: usize): void {
  const end = to + length
  for (; to < end; to++) {
    const from = to - offset
    store<u8>(to, load<u8>(from) + load<u8>(to - span) - load<u8>(from - span))
  }
}
