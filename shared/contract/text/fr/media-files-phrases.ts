export const mediaFilesPhrases = {
  'variables-header': 'en-tête',
  'variables-algorithm': 'algorithme',
  'variables-lengths': 'longueurs',
  'variables-contents': 'contenu',
} as const
