import type { usage as english } from '../en/usage.ts'
import type { Same } from '../same.ts'

export const usage: Same<typeof english> = {
  unknownOption: 'alternativet ”{{option}}” finns inte',
  unknownCommand: 'kommandot ”{{command}}” finns inte',
  didYouMean: '(Menade du {{name}}?)',
  didYouMeanOneOf: '(Menade du något av dessa: {{names}}?)',
  missingArgument: 'argumentet ”{{argument}}” saknas',
  missingValue: 'alternativet ”{{option}}” saknar ett värde',
  missingOption: 'alternativet ”{{option}}” måste anges',
  tooMany: {
    one: '”{{command}}” tar {{count}} argument men fick {{received}}: {{arguments}}.',
    other: '”{{command}}” tar {{count}} argument men fick {{received}}: {{arguments}}.',
  },
  invalidValue: '”{{value}}” kan inte användas för ”{{option}}”. {{why}}',
  choices: 'Möjliga värden är {{choices}}.',
  values: {
    whole: 'Ange ett heltal.',
    image: 'Avbildningar räknas från 1.',
    port: 'En port är ett tal från 0 till 65535.',
    seconds: 'Ange en tid på 1 till 600 sekunder.',
    sha256: 'En SHA-256 har 64 hexadecimala siffror.',
    time: 'En tidpunkt skrivs som 2026-01-31T08:00:00Z.',
    credentials: 'En adress innehåller varken användare eller lösenord.',
    address: 'En adress börjar med http:// eller https://.',
    size: 'En storlek är ett tal som 64G, 8GiB eller 512M.',
    volumeLabel: 'En volymetikett har högst 32 tecken.',
    labelFile: 'Filnamnet slutar på .svg eller .pdf.',
  },
}
