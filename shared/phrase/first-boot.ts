/** The first-boot check of a target. */
export const firstBootPhrases = {} as const
