export const managementPointPhrases = {} as const
