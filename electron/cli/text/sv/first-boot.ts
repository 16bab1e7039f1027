import type { firstBoot as english } from '../en/first-boot.ts'
import type { Same } from '../same.ts'

export const firstBoot: Same<typeof english> = {
  check: 'kontrollera om ett mål skulle starta och erbjudas en aktivitetssekvens',
  media: 'mediet som överfördes, för att jämföra varje fil med det',
  machine: 'kundens dator',
  memory: 'dess minne, till exempel 4G (2G om inget anges)',
  transcript: 'skriv det som gjordes till den här filen, för CMTrace',
  recheck: 'fråga hanteringsplatsen i efterhand, för körningar som inte kunde; utan körning visas de som väntar',
  all: 'alla körningar som väntar',
  mediaNow: 'var mediet ligger nu',
  verdicts: {
    ready: 'klar',
    'ready-unchecked': 'klar, hanteringsplatsen inte tillfrågad',
    'not-ready': 'inte klar',
  },
}
