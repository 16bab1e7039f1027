/** Files of the media: variables, certificates, envelopes. */
export const mediaFilesPhrases = {
  'media-type-none': 'of no stated type',
  'variables-header': 'header',
  'variables-algorithm': 'algorithm',
  'variables-lengths': 'lengths',
  'variables-contents': 'contents',
} as const
