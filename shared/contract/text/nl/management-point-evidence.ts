export const managementPointEvidence = {} as const
