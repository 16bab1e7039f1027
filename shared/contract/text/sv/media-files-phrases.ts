export const mediaFilesPhrases = {
  'media-type-none': '(ingen angiven)',
  'variables-header': 'huvud',
  'variables-algorithm': 'algoritm',
  'variables-lengths': 'längder',
  'variables-contents': 'innehåll',
} as const
