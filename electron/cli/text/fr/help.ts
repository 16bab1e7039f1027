import type { help as english } from '../en/help.ts'
import type { Same } from '../same.ts'

export const help: Same<typeof english> = {
  program: 'Appliquer, prouver et consigner des médias préparés de Configuration Manager.',
  usage: 'Utilisation :',
  arguments: 'Arguments :',
  options: 'Options :',
  commands: 'Commandes :',
  choices: 'valeurs possibles : {{choices}}',
  default: 'par défaut : {{value}}',
  helpOption: 'afficher cette aide',
  helpCommand: 'afficher l’aide d’une commande',
}
