export const mediaFilesPhrases = {
  'media-type-none': 'non indiqué',
  'variables-header': 'en-tête',
  'variables-algorithm': 'algorithme',
  'variables-lengths': 'longueurs',
  'variables-contents': 'contenu',
} as const
