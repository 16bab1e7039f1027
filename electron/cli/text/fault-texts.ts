import type { RehearsalFault } from '../../station/rehearsal/start-rehearsal.ts'

/** What a rehearsal can be told to do wrong, in one language; the English words are the rehearsal's own. */
export type FaultTexts = Readonly<Record<RehearsalFault, string>>
