/** Findings of the steps `media.*`, and why a step was not taken. */
export const mediaFilesEvidence = {} as const
