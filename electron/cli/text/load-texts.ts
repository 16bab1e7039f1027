import type { Language } from '../../../shared/contract/text/languages.ts'
import type { CliTexts } from './cli-texts.ts'
import type { FaultTexts } from './fault-texts.ts'

/** The texts of one language; those of the others are not read. */
export async function loadTexts(language: Language): Promise<CliTexts> {
  switch (language) {
    case 'sv':
      return (await import('./sv.ts')).sv
    case 'fr':
      return (await import('./fr.ts')).fr
    case 'nl':
      return (await import('./nl.ts')).nl
    case 'en':
      return (await import('./en.ts')).en
  }
}

/** Words for the faults of a rehearsal, by their names. */
export async function loadFaultTexts(language: Language): Promise<FaultTexts> {
  switch (language) {
    case 'sv':
      return (await import('./sv/faults.ts')).faults
    case 'fr':
      return (await import('./fr/faults.ts')).faults
    case 'nl':
      return (await import('./nl/faults.ts')).faults
    case 'en':
      return (await import('../../station/rehearsal/start-rehearsal.ts')).REHEARSAL_FAULTS
  }
}
