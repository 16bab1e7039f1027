/** Findings of the steps `mp.*`. */
export const managementPointEvidence = {} as const
