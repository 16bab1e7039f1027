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
  },
  choose: {
    media: 'Välj media…',
    otherMedia: 'Välj andra media…',
    target: 'Lägg till mål…',
    mediaPath: 'Sökväg till mediefilen',
    targetPath: 'Sökväg till målavbildningen',
    open: 'Öppna',
    add: 'Lägg till',
  },
}
