/** Files of the media: variables, certificates, envelopes. */
export const mediaFilesPhrases = {} as const
