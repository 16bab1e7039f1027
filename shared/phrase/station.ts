/** The station: runs, locks, logs, commands. */
export const stationPhrases = {} as const
