export const mediaFilesPhrases = {
  'media-type-none': '(niet vermeld)',
  'variables-header': 'kop',
  'variables-algorithm': 'algoritme',
  'variables-lengths': 'lengten',
  'variables-contents': 'inhoud',
} as const
