interface Kind<Table> {
  readonly BYTES_PER_ELEMENT: number
  new (buffer: ArrayBuffer): Table
}

/**
 * The table with room for `length` elements, new ones 0. Its memory is given back at once and not when it is collected: the
 * old table is empty from here on.
 */
export function resized<Table>(kind: Kind<Table>, { buffer }: { readonly buffer: ArrayBuffer }, length: number): Table {
  return new kind(buffer.transfer(length * kind.BYTES_PER_ELEMENT))
}
