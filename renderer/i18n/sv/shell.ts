import type { shell as english } from '../en/shell.ts'
import type { Same } from '../same.ts'

export const shell: Same<typeof english> = {
  app: {
    views: 'Vyer',
    skip: 'Hoppa till innehållet',
    bench: 'Bänk',
    'first-boot': 'Första start',
    media: 'Media',
    log: 'Logg',
    settings: 'Inställningar',
    language: 'Språk',
    connecting: 'Ansluter till stationen…',
    disconnected: 'Stationen kan inte nås.',
    disconnectedRemedy: 'Stäng sidan och starta Prestage igen. Ofullständiga körningar finns i loggen som avbrutna.',
    stationEnded:
      'Ofullständiga körningar finns i loggen som avbrutna; deras mål kan inte starta en dator. Starta stationen igen för att återuppta dem.',
    startStation: 'Starta stationen igen',
    pageCrashed: 'Sidan stoppades och lästes in på nytt. Pågående jobb fortsatte; det som hade angetts är borta.',
    dismiss: 'Stäng',
  },
  choose: {
    media: 'Välj media…',
    otherMedia: 'Välj andra media…',
    target: 'Lägg till mål…',
    mediaPath: 'Sökväg till mediefilen',
    targetPath: 'Sökväg till målavbildningen',
    open: 'Öppna',
    add: 'Lägg till',
    clear: 'Rensa',
  },
}
