export const wimPhrases = {
  'compression-none': 'niet gecomprimeerd',
  'compression-xpress': 'XPRESS',
  'compression-lzx': 'LZX',
  'compression-lzms': 'LZMS',
} as const
