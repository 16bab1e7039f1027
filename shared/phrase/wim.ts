/** WIM files. */
export const wimPhrases = {
  'compression-none': 'uncompressed',
  'compression-xpress': 'XPRESS',
  'compression-lzx': 'LZX',
  'compression-lzms': 'LZMS',
} as const
