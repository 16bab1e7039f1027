import { text } from '../problem-text.ts'

export const mediaProblems = {
  'media-not-wim': text(
    '{{path}} är ingen WIM-fil.',
    'Välj filen med det förberedda mediet (.wim) som platsen har skapat.',
  ),
  'media-not-found': text('Mediefilen {{path}} kan inte öppnas.', 'Kontrollera sökvägen och att du får läsa filen.'),
  'media-silent': text(
    'Mediefilen {{path}} svarar inte längre.',
    'Kontrollera anslutningen till enheten eller resursen där filen finns och börja sedan om.',
  ),
  'media-unsupported': text(
    'WIM-filen använder {{feature}}, som den här versionen inte kan läsa.',
    'Be om media som har exporterats som en vanlig WIM-fil med DISM eller wimlib.',
  ),
  'media-truncated': text(
    'Mediefilen tar slut före sitt innehåll ({{part}}).',
    'Kopiera mediet igen och jämför storleken med originalet.',
  ),
  'media-blob-damaged': text(
    'Mediets innehåll är skadat vid byte {{offset}}.',
    'Kopiera mediet igen och verifiera det.',
  ),
  'media-table-damaged': text(
    'Mediets blobtabell eller huvud är skadat ({{part}}).',
    'Kopiera mediet igen och verifiera det.',
  ),
  'media-metadata-damaged': text(
    'Katalogdata för avbildning {{image}} är skadade.',
    'Kopiera mediet igen och verifiera det.',
  ),
  'media-xml-damaged': text('Mediets XML-data kan inte läsas.', 'Kopiera mediet igen och verifiera det.'),
  'media-no-image': text(
    'Mediet innehåller ingen avbildning {{image}}.',
    'Kör media inspect för att se vilka avbildningar det innehåller.',
  ),
  'media-integrity-damaged': text(
    'Mediets integritetstabell stämmer inte med innehållet (block {{chunk}}).',
    'Kopiera mediet igen och verifiera det.',
  ),
  'media-tree-unsafe': text(
    'Mediet innehåller ett fil- eller mappnamn som inte kan skrivas säkert: {{reason}}.',
    'Använd inte mediet. Anmäl det till den som har skapat det.',
  ),
  'media-limit': text(
    'Mediet överskrider gränsen för {{what}} ({{limit}}).',
    'Anmäl mediet till den som har skapat det.',
  ),
  'media-content-missing': text(
    'Mediet hänvisar till innehåll som det inte har ({{count}} totalt, först i {{name}}): det är ett delta mot ett annat medium, eller så är dess blobtabell skadad.',
    'Exportera ett fullständigt medium från deltat tillsammans med det medium som det gjordes mot.',
  ),
  'media-part-missing': text(
    'Del {{part}} av {{total}} av det delade mediet {{path}} saknas.',
    'Lägg alla delar i samma mapp, med de namn de skapades med.',
  ),
  'media-part-foreign': text(
    '{{path}} hör till en annan uppsättning än resten av mediet.',
    'Kopiera alla delar igen från en och samma uppsättning.',
  ),
  'media-part-swapped': text(
    '{{path}} är del {{part}} i sin uppsättning men bär en annan dels namn.',
    'Ge delarna deras egna namn igen, eller kopiera uppsättningen på nytt.',
  ),
  'media-digest-differs': text(
    'Mediets SHA-256 är inte den förväntade.',
    'Använd det medium som hör till kontrollsumman, eller skaffa den kontrollsumma som hör till mediet.',
  ),
  'media-changed': text(
    'Mediefilen ändrades medan den användes.',
    'Se till att inget skriver till den och starta igen.',
  ),
  'media-manifest-damaged': text(
    'Manifestet {{path}} kan inte läsas.',
    'Hämta manifestet på nytt från den som har skapat mediet.',
  ),
  'media-signature-damaged': text(
    'Manifestets signatur hör inte till det här manifestet.',
    'Hämta manifest och signatur på nytt från den som har skapat mediet; använd inte mediet förrän de stämmer.',
  ),
  'media-signer-untrusted': text(
    'Manifestet är signerat av {{subject}}, som stationen inte litar på.',
    'Fråga vems certifikatet är; lägg till det med prestage trust add om det är rätt.',
  ),
  'media-signer-expired': text(
    'Certifikatet för {{subject}}, som signerade manifestet, gäller inte nu (till {{date}}).',
    'Kontrollera stationens klocka eller låt signera manifestet på nytt.',
  ),
  'media-signer-purpose': text(
    'Certifikatet för {{subject}}, som signerade manifestet, är inte avsett för signering.',
    'Låt signera manifestet med ett certifikat för kod-, dokument- eller e-postsignering.',
  ),
  'media-password-wrong': text(
    'Medielösenordet är fel, eller så är Variables.dat skadad.',
    'Ange det lösenord som valdes när mediet skapades.',
  ),
  'media-password-needed': text(
    'Mediet är skyddat och inget lösenord har angetts.',
    'Ange medielösenordet (--password-file, eller skriv det).',
  ),
  'media-variables-damaged': text(
    'Variables.dat på mediet är skadad ({{part}}).',
    'Kopiera mediet igen. Låt skapa det på nytt om felet kvarstår.',
  ),
  'media-certificate-expired': text(
    'Mediecertifikatet gick ut den {{date}}.',
    'Låt skapa mediet på nytt med ett certifikat som fortfarande gäller vid leverans.',
  ),
  'media-certificate-not-yet-valid': text(
    'Mediecertifikatet gäller inte före {{date}}.',
    'Kontrollera datorns klocka, eller vänta till det datumet.',
  ),
  'media-unprotected': text(
    'Mediet är inte skyddat med lösenord.',
    'Alla som har det kan använda dess certifikat. Be administratören skapa det på nytt med lösenord.',
  ),
  'media-certificate-purpose': text(
    'Mediecertifikatet är inte avsett för klientautentisering.',
    'Låt skapa mediet på nytt med ett certifikat för klientautentisering (1.3.6.1.5.5.7.3.2).',
  ),
  'media-of-another-run': text(
    '{{path}} är inte mediet som körningen {{run}} överförde.',
    'Ange den körningens medium med --media.',
  ),
  'media-certificate-missing': text('Mediet saknar {{what}}.', 'Låt skapa mediet på nytt med ett certifikat.'),
  'media-certificate-damaged': text('Mediecertifikatet kan inte läsas.', 'Låt skapa mediet på nytt.'),
} as const
