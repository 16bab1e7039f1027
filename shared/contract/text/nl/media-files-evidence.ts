export const mediaFilesEvidence = {} as const
