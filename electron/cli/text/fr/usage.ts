import type { usage as english } from '../en/usage.ts'
import type { Same } from '../same.ts'

export const usage: Same<typeof english> = {
  unknownOption: 'l’option « {{option}} » n’existe pas',
  unknownCommand: 'la commande « {{command}} » n’existe pas',
  didYouMean: '(Vouliez-vous dire {{name}} ?)',
  didYouMeanOneOf: '(Vouliez-vous dire l’une de celles-ci : {{names}} ?)',
  missingArgument: 'il manque l’argument « {{argument}} »',
  missingValue: 'il manque la valeur de l’option « {{option}} »',
  missingOption: 'l’option « {{option}} » est obligatoire',
  tooMany: {
    one: '« {{command}} » prend {{count}} argument et en a reçu {{received}} : {{arguments}}.',
    other: '« {{command}} » prend {{count}} arguments et en a reçu {{received}} : {{arguments}}.',
  },
  invalidValue: '« {{value}} » ne convient pas à « {{option}} ». {{why}}',
  choices: 'Les valeurs possibles sont {{choices}}.',
  values: {
    whole: 'Indiquez un nombre entier.',
    image: 'Les images sont comptées à partir de 1.',
    port: 'Un port est un nombre de 0 à 65535.',
    seconds: 'Indiquez une durée de 1 à 600 secondes.',
    sha256: 'Un SHA-256 compte 64 chiffres hexadécimaux.',
    time: 'Une date s’écrit 2026-01-31T08:00:00Z.',
    credentials: 'Une adresse ne contient ni utilisateur ni mot de passe.',
    address: 'Une adresse commence par http:// ou https://.',
    size: 'Une taille est un nombre tel que 64G, 8GiB ou 512M.',
    volumeLabel: 'Un nom de volume compte au plus 32 caractères.',
    labelFile: 'Le nom du fichier se termine par .svg ou .pdf.',
  },
}
