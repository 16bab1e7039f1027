import { text } from '../problem-text.ts'

export const stationProblems = {
  usage: text('Kommandot kunde inte tolkas: {{reason}}', 'Kör det med --help för att se hur det används.'),
  'station-database': text(
    'Loggen i {{path}} kan inte öppnas eller skrivas ({{reason}}).',
    'Kontrollera att datamappen är skrivbar och har ledigt utrymme.',
  ),
  'station-folder': text(
    'Datamappen {{path}} kan inte användas ({{reason}}).',
    'Välj en annan datamapp med --data-dir.',
  ),
  'run-not-found': text('Det finns ingen körning {{run}} i loggen.', 'Kör log list för att se körningarna.'),
  'run-never-began': text(
    'Stationen avslutades medan körningen väntade på sin tur: den började aldrig, och ingenting skrevs till målet.',
    'Starta den igen.',
  ),
  'run-not-resumable': text(
    'Körningen {{run}} kan inte återupptas ({{reason}}).',
    'Börja om: prestage resume {{run}} --start-over.',
  ),
  'no-transcript': text(
    'Körningen {{run}} har inget protokoll över kontrollen av första start.',
    'Bara körningar som nådde kontrollen har ett.',
  ),
  'no-digest-list': text(
    'Det finns ingen lista med kontrollsummor för körningen {{run}}.',
    'Bara en bevisad körning har en.',
  ),
  'serial-count': text(
    '{{targets}} mål behöver lika många serienummer; {{serials}} har angetts.',
    'Ange ett serienummer för varje mål.',
  ),
  'serial-invalid': text('{{serial}} är inget serienummer.', 'Skanna datorns serienummer igen.'),
  'too-many-calls': text(
    'Sidan har {{most}} anrop till stationen öppna, vilket är så många som den får ha.',
    'Vänta tills några har avslutats, eller läs in sidan igen.',
  ),
  'folder-not-empty': text('Mappen {{path}} är inte tom.', 'Välj en tom mapp.'),
  'port-in-use': text('Porten {{port}} används redan.', 'Välj en annan port, eller 0 för en ledig.'),
  'site-file-damaged': text(
    'Platsfilen {{path}} kan inte användas ({{reason}}).',
    'Rätta den, eller skriv en ny med prestage sample.',
  ),
  'trust-certificate-damaged': text(
    'Filen {{path}} innehåller inget läsbart certifikat.',
    'Välj en certifikatfil (PEM eller DER).',
  ),
  'trust-certificate-changed': text(
    'Filen {{path}} innehåller andra certifikat än de som bekräftades.',
    'Välj den igen och jämför fingeravtrycken.',
  ),
  'file-silent': text(
    'Filen {{path}} svarar inte.',
    'Kontrollera anslutningen till enheten eller resursen där den finns och välj den sedan igen.',
  ),
  'signer-not-opened': text(
    'Signeringsnyckeln i {{path}} kan inte öppnas.',
    'Kontrollera lösenordet; filen ska innehålla en RSA-nyckel med certifikat (PKCS#12).',
  ),
  'setting-locked': text(
    'Inställningen {{setting}} är gemensam för alla stationer och anges i {{path}}.',
    'Fråga den som sköter filen.',
  ),
  'policy-damaged': text(
    'Stationernas gemensamma inställningar i {{path}} kan inte läsas ({{reason}}).',
    'Be den som sköter filen att rätta den; till dess kan inget startas eller ändras.',
  ),
  'no-label': text(
    'Körningen {{run}} får ingen etikett: dess tillstånd är {{state}}, och bara en förberedd enhet med sitt bevis får en.',
    'Förbered enheten först.',
  ),
  'token-unknown': text('Stationen känner inte längre till den valda filen.', 'Välj den igen.'),
  internal: text(
    'Prestage har själv gjort ett fel ({{reason}}).',
    'Anmäl det tillsammans med loggen. Leverera inte enheten.',
  ),
  cancelled: text('Körningen avbröts.', 'Starta den igen när du är redo. Målet går inte att använda förrän dess.'),
} as const
