export const bootDataPhrases = {} as const
