export const mediaFilesPhrases = {
  'variables-header': 'kop',
  'variables-algorithm': 'algoritme',
  'variables-lengths': 'lengten',
  'variables-contents': 'inhoud',
} as const
