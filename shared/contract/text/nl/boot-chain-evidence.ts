export const bootChainEvidence = {} as const
