export const wimPhrases = {
  'compression-none': 'okomprimerat',
  'compression-xpress': 'XPRESS',
  'compression-lzx': 'LZX',
  'compression-lzms': 'LZMS',
} as const
