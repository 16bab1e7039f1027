export const firstBootPhrases = {} as const
