/** Answers of a management point and the conversation with it. */
export const managementPointPhrases = {} as const
