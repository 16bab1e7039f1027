/**
 * What a job makes in passing is to be cleared away before it takes much room, and a heap is let grow the further, the
 * larger it may become. Trees and plans lie outside; what is left are some dozen bytes for a file.
 */
export const HEAP_LIMITS = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 512 }
