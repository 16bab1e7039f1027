/** Findings of the steps `boot.*`. */
export const bootChainEvidence = {} as const
