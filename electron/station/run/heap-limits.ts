/**
 * What a job makes in passing is to be cleared away before it takes much room, and a heap is let grow the further, the
 * larger it may become. Trees and plans lie outside; what is left are some dozen bytes for a file.
 */
const MOST_OLD = { maxOldGenerationSizeMb: 512 }

export const JOB_HEAP = { ...MOST_OLD, maxYoungGenerationSizeMb: 8 }

/** There may be many of these. */
export const TARGET_HEAP = { ...MOST_OLD, maxYoungGenerationSizeMb: 4 }
