import type { points as english } from '../en/points.ts'
import type { Same } from '../same.ts'

export const points: Same<typeof english> = {
  group: 'hanteringsplatser',
  rehearse: 'svara som hanteringsplats för en övningsplats tills du trycker på Ctrl+C',
  site: 'platsen, så som prestage sample skriver den',
  fault: 'visa det här felet; mp faults visar namnen',
  https: 'tala TLS, i stället för det som platsen anger',
  caFile: 'skriv utfärdarens certifikat till den här filen, för att lita på det med --ca',
  log: 'skriv ut en rad för varje begäran, i CMTrace-format',
  listening: 'Övningens hanteringsplats svarar på {{url}}',
  test: 'fråga en hanteringsplats om den finns, utan att säga vem som frågar',
  testCa: 'certifikat i PEM-format att lita på',
  faults: 'visa vilka fel en övning kan göra',
  trusted: '{{protocol}}, betrodd',
  notTrusted: '{{protocol}}, inte betrodd här',
  certificate: 'certifikat för {{subject}}, utfärdat av {{issuer}}, gäller till {{date}}, SHA-256 {{sha256}}',
  answers: '{{address}} svarar på {{milliseconds}} ms och anger: {{points}}',
  nothing: 'ingenting',
  clock: 'dess klocka skiljer sig med {{seconds}} s',
}
