import type { help as english } from '../en/help.ts'
import type { Same } from '../same.ts'

export const help: Same<typeof english> = {
  program: 'Överför, bevisa och logga förberedda medier från Configuration Manager.',
  usage: 'Användning:',
  arguments: 'Argument:',
  options: 'Alternativ:',
  commands: 'Kommandon:',
  choices: 'möjliga värden: {{choices}}',
  default: 'standard: {{value}}',
  helpOption: 'visa den här hjälpen',
  helpCommand: 'visa hjälp om ett kommando',
}
