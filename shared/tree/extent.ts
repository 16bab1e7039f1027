/** `length` bytes of a stream, from `streamOffset`, that lie at `deviceOffset` of the volume or disk. All in bytes. */
export interface Extent {
  readonly streamOffset: number
  readonly deviceOffset: number
  readonly length: number
}
