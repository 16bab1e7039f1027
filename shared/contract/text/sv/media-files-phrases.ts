export const mediaFilesPhrases = {
  'variables-header': 'huvud',
  'variables-algorithm': 'algoritm',
  'variables-lengths': 'längder',
  'variables-contents': 'innehåll',
} as const
