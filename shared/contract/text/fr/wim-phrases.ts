export const wimPhrases = {
  'compression-none': 'non compressé',
  'compression-xpress': 'XPRESS',
  'compression-lzx': 'LZX',
  'compression-lzms': 'LZMS',
} as const
