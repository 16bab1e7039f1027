/** Labels that common printers have on a roll: die-cut ones of 62 by 29 mm, and of 100 by 50. */
export const LABEL_SIZES = ['62x29', '100x50'] as const
export type LabelSize = (typeof LABEL_SIZES)[number]
