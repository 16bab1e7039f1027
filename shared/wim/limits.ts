/** The most that a media may ask for; beyond it reading ends with `media-limit`. */
export const LIMITS = {
  parts: 1024,
  images: 1024,
  blobs: 20_000_000,
  solidResources: 65_536,
  /** A worker holds a stored and a decoded chunk. */
  chunkBytes: 64 << 20,
  chunks: 1 << 24,
  /** What one call may hold in memory: metadata, or a file that is read whole. */
  wholeBytes: 1 << 28,
  xmlBytes: 16 << 20,
  entries: 4_000_000,
  streams: 8_000_000,
  depth: 512,
  /** Content beyond the first is refused when it is more than `ratio` times the media's size: nothing real packs so well. */
  unquestionedContentBytes: 2 ** 34,
  ratio: 2000,
} as const
