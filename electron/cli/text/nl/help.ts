import type { help as english } from '../en/help.ts'
import type { Same } from '../same.ts'

export const help: Same<typeof english> = {
  program: 'Voorbereide media van Configuration Manager toepassen, bewijzen en vastleggen.',
  usage: 'Gebruik:',
  arguments: 'Argumenten:',
  options: 'Opties:',
  commands: 'Opdrachten:',
  choices: 'mogelijke waarden: {{choices}}',
  default: 'standaard: {{value}}',
  helpOption: 'deze Help-tekst weergeven',
  helpCommand: 'de Help-tekst van een opdracht weergeven',
}
