/** Boot configuration data and boot files. */
export const bootDataPhrases = {} as const
