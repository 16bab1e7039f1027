export const mediaFilesPhrases = {} as const
