import type { ProblemTexts } from './contract-texts.ts'

export const svProblems: ProblemTexts = {
  usage: text('Kommandot kunde inte tolkas: {{reason}}', 'Kör det med --help för att se hur det används.'),

  'media-not-wim': text(
    '{{path}} är ingen WIM-fil.',
    'Välj den mediefil (.wim) som Configuration Manager-platsen har skapat.',
  ),
  'media-not-found': text('Mediefilen {{path}} kan inte öppnas.', 'Kontrollera sökvägen och att du får läsa filen.'),
  'media-unsupported': text(
    'WIM-filen använder {{feature}}, som den här versionen inte kan läsa.',
    'Be om media som har exporterats till en enda WIM-fil med LZX, XPRESS eller utan komprimering.',
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
    'Mediecertifikatet gick ut {{date}}.',
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
  'media-certificate-damaged': text('Mediecertifikatet kan inte läsas.', 'Låt skapa mediet på nytt.'),

  'target-not-formatted': text(
    'Målet {{path}} är inte formaterat ({{reason}}).',
    'Formatera det först: prestage target create.',
  ),
  'target-not-fresh': text(
    'Målet innehåller redan filer ({{found}}).',
    'Använd ett tomt mål, eller begär snabbformatering (--quick-format).',
  ),
  'target-too-small': text(
    'Målet är för litet: {{needed}} byte behövs, {{available}} finns.',
    'Använd ett större mål.',
  ),
  'target-in-use': text(
    'Målet {{path}} används av en annan körning ({{owner}}).',
    'Vänta tills den körningen är klar, eller välj ett annat mål.',
  ),
  'target-locked': text(
    'Målet {{path}} är låst av {{host}} sedan {{since}} (körning {{run}}, {{lock}}).',
    'Vänta tills den körningen är klar. Om {{host}} inte längre arbetar med målet, starta igen med --break-lock.',
  ),
  'target-read-only': text(
    'Det går inte att skriva till målet {{path}}.',
    'Ta bort skrivskyddet, eller välj ett annat mål.',
  ),
  'target-full': text('Disken med {{path}} är full.', 'Frigör utrymme och starta igen.'),
  'target-write-failed': text(
    'Det gick inte att skriva till {{path}} ({{reason}}).',
    'Kontrollera disken och kabeln och starta igen.',
  ),
  'target-readback-differs': text(
    'Det som lästes tillbaka från {{path}} är inte det som skrevs (byte {{offset}}).',
    'Leverera inte disken. Testa den eller byt ut den.',
  ),
  'target-incomplete': text(
    'Målet {{path}} innehåller en ofullständig körning ({{run}}).',
    'Starta körningen igen med --quick-format, eller välj ett annat mål.',
  ),
  'target-damaged': text('Målets {{part}} är skadad.', 'Formatera om målet.'),
  'target-unsupported': text(
    'Målet använder {{feature}}, som den här versionen inte kan skriva.',
    'Använd en råavbildning med GPT, en EFI-systempartition (FAT32) och en NTFS-volym.',
  ),
  'target-not-found': text('Målet {{path}} kan inte öppnas.', 'Kontrollera sökvägen och att du får läsa filen.'),
  'target-exists': text('Filen {{path}} finns redan.', 'Välj ett annat namn, eller ta bort filen.'),
  'target-changed': text(
    'Målet {{path}} är inte det som planerades ({{what}} har ändrats).',
    'Kontrollera vilket mål som är anslutet och planera körningen på nytt.',
  ),

  'boot-loader-missing': text(
    'Startladdaren {{path}} saknas.',
    'Kontrollera att mediet innehåller en startavbildning för den här sortens dator.',
  ),
  'boot-loader-damaged': text(
    'Startladdaren {{path}} är inget EFI-program för {{machine}}.',
    'Låt skapa mediet på nytt med rätt startavbildning.',
  ),
  'boot-bcd-missing': text('Startkonfigurationsdata (BCD) saknas.', 'Låt skapa mediet på nytt.'),
  'boot-bcd-damaged': text(
    'Startkonfigurationsdata (BCD) är skadade ({{part}}).',
    'Låt skapa mediet på nytt, eller överför det igen.',
  ),
  'boot-device-not-found': text(
    'Startkonfigurationsdata pekar på en partition som inte finns på disken.',
    'Överför mediet igen.',
  ),
  'boot-image-missing': text('Startavbildningen {{path}} saknas.', 'Låt skapa mediet på nytt med en startavbildning.'),
  'boot-image-damaged': text('Startavbildningen {{path}} kan inte öppnas.', 'Låt skapa mediet på nytt.'),
  'boot-architecture-differs': text(
    'Startavbildningen ({{image}}) kan inte starta den här datorn ({{firmware}}).',
    'Låt skapa mediet med en startavbildning för rätt arkitektur.',
  ),
  'boot-partition-missing': text('Disken saknar {{partition}}.', 'Formatera målet: prestage target create.'),
  'boot-not-one-active': text(
    'Disken har {{count}} aktiva partitioner. Ett BIOS startar från exakt en.',
    'Markera en partition som aktiv, eller formatera målet på nytt: prestage target create --layout bios.',
  ),
  'boot-signature-missing': text(
    'Disken saknar signatur, så startdata kan inte peka ut dess partitioner.',
    'Ge disken en signatur (diskpart, uniqueid disk), eller formatera målet på nytt.',
  ),
  'boot-code-missing': text(
    'Startkod saknas här: {{part}}. Disken kan inte starta i BIOS-läge.',
    'Låt skriva den där disken formaterades (bootsect /nt60 med /mbr), eller använd ett mål för UEFI.',
  ),
  'boot-content-differs': text(
    '{{count}} filer på målet skiljer sig från mediet. Den första är {{path}}.',
    'Överför mediet igen. Byt ut disken om det händer på nytt.',
  ),
  'boot-bootstrap-missing': text(
    '{{path}} saknas på målet.',
    'Kontrollera att mediet är förberett media (prestaged media), och överför det igen.',
  ),
  'boot-not-provisioned': text(
    'Målet innehåller en ofullständig körning och kan inte starta.',
    'Slutför körningen först.',
  ),
  'boot-media-type': text(
    'Mediet är {{type}}, inte förberett media (OEMMedia).',
    'Använd förberett media (prestaged media) för det här jobbet.',
  ),

  'mp-unreachable': text('Hanteringsplatsen {{url}} svarar inte.', 'Kontrollera kabel, VLAN, namn och brandvägg.'),
  'mp-timeout': text(
    'Hanteringsplatsen {{url}} svarade inte i tid.',
    'Kontrollera kabel, VLAN och brandvägg och försök igen.',
  ),
  'mp-not-found': text(
    '{{url}} har ingen hanteringsplats (404).',
    'Platsen kan använda en annan port. Be om media som har skapats på den primära platsen.',
  ),
  'mp-server-error': text(
    'Hanteringsplatsen {{url}} rapporterar ett fel ({{status}}).',
    'Lämna rapporten till platsens administratör.',
  ),
  'mp-reply-garbled': text(
    'Ett svar från hanteringsplatsen {{url}} kan inte läsas ({{part}}).',
    'Kontrollera att inget står mellan datorn och hanteringsplatsen, till exempel en proxy eller en inloggningssida.',
  ),
  'mp-site-differs': text(
    'Hanteringsplatsen {{url}} hör till en annan plats än mediet ({{what}}).',
    'Använd hanteringsplatsen för den plats som har skapat mediet.',
  ),
  'mp-refused': text(
    'Hanteringsplatsen {{url}} avvisar mediet.',
    'Fråga administratören om mediecertifikatet är blockerat eller har gått ut.',
  ),
  'mp-no-task-sequence': text(
    'Hanteringsplatsen erbjuder ingen aktivitetssekvens för den här datorn.',
    'Kontrollera att en aktivitetssekvens är distribuerad till okända datorer och tillgänglig för media.',
  ),
  'mp-clock-differs': text(
    'Datorns och hanteringsplatsens klockor skiljer sig med {{minutes}} minuter.',
    'Ställ datorns klocka.',
  ),
  'mp-redirected': text(
    'Hanteringsplatsen {{url}} hänvisar datorn någon annanstans.',
    'Kontrollera hanteringsplatsens adress och en eventuell proxy.',
  ),
  'mp-name-unknown': text(
    'Namnet på hanteringsplatsen {{url}} är okänt i det här nätverket.',
    'Kontrollera namnet och att nätverket anger platsens DNS-servrar.',
  ),
  'mp-connection-broken': text(
    'Anslutningen till {{url}} bröts innan svaret var komplett.',
    'Kontrollera kabel, brandvägg och allt som filtrerar trafik däremellan och försök igen.',
  ),
  'mp-location-failed': text(
    '{{url}} svarar men kan inte slå upp hanteringsplatserna för det här nätverket ({{status}}).',
    'Det är ett känt fel på platser med dubbletter av okända datorer. Lämna rapporten till administratören.',
  ),
  'mp-location-empty': text(
    '{{url}} anger ingen hanteringsplats för det här nätverket.',
    'Kontrollera platsens gränser. Arbetsbänken kan stå i ett nätverk som platsen inte känner till.',
  ),
  'mp-reply-too-large': text(
    'Ett svar från {{url}} är större än {{limit}} byte.',
    'Kontrollera att adressen är en hanteringsplats. Meddela administratören.',
  ),
  'mp-key-differs': text(
    'Den betrodda rotnyckeln för {{url}} är inte den som finns på mediet.',
    'Mediet verkar komma från en annan hierarki. Låt skapa det på nytt i den här.',
  ),
  'mp-signing-differs': text(
    'Platsens signeringscertifikat hos {{url}} är inte det som finns på mediet.',
    'Platsen har återställts eller installerats om. Låt skapa mediet på nytt.',
  ),
  'mp-https-needed': text(
    'Hanteringsplatsen {{url}} godtar bara HTTPS med klientcertifikat.',
    'Använd media som har skapats för HTTPS-hanteringsplatser med ett PKI-certifikat.',
  ),
  'mp-client-certificate-refused': text(
    'Hanteringsplatsen {{url}} godtar inte mediets certifikat.',
    'Låt skapa mediet med ett klientcertifikat från en utfärdare som platsen litar på och som inte är återkallat.',
  ),
  'mp-unknown-computers-off': text(
    'Varken mediet eller {{url}} anger någon okänd dator.',
    'Låt slå på stöd för okända datorer och skapa mediet på nytt, eller låt importera datorn.',
  ),
  'mp-preferred-missing': text(
    'Mediet begär distributionen {{deployment}}, som hanteringsplatsen inte erbjuder.',
    'Kontrollera distributionen på platsen, eller låt skapa mediet på nytt utan SMSTSPreferredAdvertID.',
  ),
  'mp-unattended-choice': text(
    'Mediet startar obevakat men anger ingen distribution att starta.',
    'Låt skapa mediet på nytt med SMSTSPreferredAdvertID, eller bevakat.',
  ),
  'mp-boot-image-differs': text(
    '{{name}} använder startavbildningen {{sequence}}, mediet {{media}}.',
    'Räkna med ytterligare en nedladdning och omstart, eller låt skapa mediet med aktivitetssekvensens startavbildning.',
  ),
  'mp-policy-unreadable': text(
    'Principen {{policy}} för en aktivitetssekvens kan inte läsas ({{reason}}).',
    'Lämna rapporten till administratören. Datorn kan också misslyckas med att läsa den.',
  ),
  'mp-tls-failed': text(
    'Ingen säker anslutning till {{url}} kunde upprättas ({{reason}}).',
    'Kontrollera att porten talar TLS 1.2 eller senare.',
  ),
  'mp-untrusted': text(
    'Certifikatet för {{url}} är inte betrott av mediet ({{reason}}).',
    'Kontrollera att mediet har skapats på en primär plats, som känner till rotcertifikatet. --ca lägger till ett för ett prov.',
  ),
  'mp-certificate-expired': text(
    'Certifikatet för {{url}} är inte giltigt just nu ({{reason}}).',
    'Låt förnya servercertifikatet. Kontrollera datorns klocka.',
  ),
  'mp-name-differs': text(
    'Certifikatet för {{url}} har utfärdats för ett annat namn.',
    'Använd namnet som står i certifikatet, eller låt utfärda det på nytt.',
  ),
  'mp-not-configured': text('Ingen hanteringsplats är känd för mediet.', 'Ange en med --mp.'),

  'station-database': text(
    'Loggen i {{path}} kan inte öppnas eller skrivas ({{reason}}).',
    'Kontrollera att datamappen är skrivbar och har ledigt utrymme.',
  ),
  'station-folder': text(
    'Datamappen {{path}} kan inte användas ({{reason}}).',
    'Välj en annan datamapp med --data-dir.',
  ),
  'run-not-found': text('Det finns ingen körning {{run}} i loggen.', 'Kör log list för att se körningarna.'),
  'serial-count': text(
    '{{targets}} mål behöver lika många serienummer; {{serials}} har angetts.',
    'Ange ett serienummer för varje mål.',
  ),
  'serial-invalid': text('{{serial}} är inget serienummer.', 'Skanna datorns serienummer igen.'),
  'folder-not-empty': text('Mappen {{path}} är inte tom.', 'Välj en tom mapp.'),
  'port-in-use': text('Porten {{port}} används redan.', 'Välj en annan port, eller 0 för en ledig.'),
  'site-file-damaged': text(
    'Platsfilen {{path}} kan inte användas ({{reason}}).',
    'Rätta den, eller skriv en ny med prestage sample.',
  ),
  'token-unknown': text('Stationen känner inte längre till den valda filen.', 'Välj den igen.'),

  internal: text(
    'Prestage har själv gjort ett fel ({{reason}}).',
    'Anmäl det tillsammans med loggen. Leverera inte enheten.',
  ),
  cancelled: text('Körningen avbröts.', 'Starta den igen när du är redo. Målet går inte att använda förrän dess.'),
}

function text(sentence: string, remedy: string) {
  return Object.freeze({ sentence, remedy })
}
