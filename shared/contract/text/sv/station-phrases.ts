export const stationPhrases = {} as const
