import type { usage as english } from '../en/usage.ts'
import type { Same } from '../same.ts'

export const usage: Same<typeof english> = {
  unknownOption: 'de optie ‘{{option}}’ bestaat niet',
  unknownCommand: 'de opdracht ‘{{command}}’ bestaat niet',
  didYouMean: '(Bedoelde u {{name}}?)',
  didYouMeanOneOf: '(Bedoelde u een van deze: {{names}}?)',
  missingArgument: 'het argument ‘{{argument}}’ ontbreekt',
  missingValue: 'de waarde van de optie ‘{{option}}’ ontbreekt',
  missingOption: 'de optie ‘{{option}}’ is verplicht',
  tooMany: {
    one: '‘{{command}}’ verwacht {{count}} argument en kreeg er {{received}}: {{arguments}}.',
    other: '‘{{command}}’ verwacht {{count}} argumenten en kreeg er {{received}}: {{arguments}}.',
  },
  invalidValue: '‘{{value}}’ is niet geldig voor ‘{{option}}’. {{why}}',
  choices: 'Mogelijke waarden zijn {{choices}}.',
  values: {
    whole: 'Geef een geheel getal op.',
    image: 'Installatiekopieën worden vanaf 1 geteld.',
    port: 'Een poort is een getal van 0 tot en met 65535.',
    seconds: 'Geef een tijd van 1 tot en met 600 seconden op.',
    sha256: 'Een SHA-256 heeft 64 hexadecimale cijfers.',
    time: 'Een tijdstip schrijft u als 2026-01-31T08:00:00Z.',
    credentials: 'Een adres bevat geen gebruiker en geen wachtwoord.',
    address: 'Een adres begint met http:// of https://.',
    size: 'Een grootte is een getal zoals 64G, 8GiB of 512M.',
    volumeLabel: 'Een volumenaam heeft hoogstens 32 tekens.',
    labelFile: 'De bestandsnaam eindigt op .svg of .pdf.',
  },
}
