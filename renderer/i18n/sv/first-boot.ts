import type { firstBoot as english } from '../en/first-boot.ts'
import type { Same } from '../same.ts'

export const firstBoot: Same<typeof english> = {
  firstBoot: {
    chain: 'Vägen till aktivitetssekvensen',
    source: 'Visas',
    check: 'Kontroll av ett mål',
    checkHint: 'Ser på ett mål som kundens dator skulle göra. Inget på det ändras.',
    choose: 'Välj mål…',
    start: 'Kontrollera första start',
    cancel: 'Stoppa kontrollen',
    passwordHint: 'Skickas till stationen endast för denna kontroll.',
    stage: {
      firmware: 'Inbyggd programvara',
      'boot-manager': 'Starthanteraren',
      'windows-pe': 'Windows PE',
      bootstrap: 'Mediets startinställningar',
      content: 'Innehåll',
      'management-point': 'Hanteringsplats',
      'task-sequences': 'Aktivitetssekvenser',
    },
    status: {
      waiting: 'inte granskat än',
      running: 'pågår',
      passed: 'bra',
      warned: 'varning',
      partly: 'delvis kontrollerat',
      failed: 'fungerar inte',
      'not-run': 'inte kontrollerat',
    },
    verdict: { ready: 'Klar', 'ready-unchecked': 'Klar, hanteringsplatsen inte tillfrågad', 'not-ready': 'Inte klar' },
    offered: 'Vad användaren kommer att erbjudas',
    purpose: { available: 'tillgänglig', required: 'obligatorisk' },
  },
}
