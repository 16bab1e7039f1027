import type { ProblemTexts } from './contract-texts.ts'

export const nlProblems: ProblemTexts = {
  usage: text('De opdracht is niet begrepen: {{reason}}', 'Voer de opdracht uit met --help om het gebruik te zien.'),

  'media-not-wim': text(
    '{{path}} is geen WIM-bestand.',
    'Kies het bestand met voorbereide media (.wim) dat de site heeft gemaakt.',
  ),
  'media-not-found': text(
    'Het mediabestand {{path}} kan niet worden geopend.',
    'Controleer het pad en of u het mag lezen.',
  ),
  'media-unsupported': text(
    'Dit WIM-bestand gebruikt {{feature}}; deze versie kan dat niet lezen.',
    'Vraag om media die als één WIM-bestand zijn geëxporteerd, met LZX, XPRESS of zonder compressie.',
  ),
  'media-truncated': text(
    'Het mediabestand eindigt eerder dan de inhoud ({{part}}).',
    'Kopieer de media opnieuw en vergelijk de grootte met het origineel.',
  ),
  'media-blob-damaged': text(
    'De inhoud van de media is beschadigd bij byte {{offset}}.',
    'Kopieer de media opnieuw en verifieer ze.',
  ),
  'media-table-damaged': text(
    'De blobtabel of de header van de media is beschadigd ({{part}}).',
    'Kopieer de media opnieuw en verifieer ze.',
  ),
  'media-metadata-damaged': text(
    'De mapgegevens van installatiekopie {{image}} zijn beschadigd.',
    'Kopieer de media opnieuw en verifieer ze.',
  ),
  'media-xml-damaged': text(
    'De XML-gegevens van de media kunnen niet worden gelezen.',
    'Kopieer de media opnieuw en verifieer ze.',
  ),
  'media-no-image': text(
    'De media bevatten geen installatiekopie {{image}}.',
    'Voer media inspect uit om te zien welke ze bevatten.',
  ),
  'media-integrity-damaged': text(
    'De integriteitstabel van de media komt niet overeen met de inhoud (blok {{chunk}}).',
    'Kopieer de media opnieuw en verifieer ze.',
  ),
  'media-tree-unsafe': text(
    'De media bevatten een bestands- of mapnaam die niet veilig kan worden geschreven: {{reason}}.',
    'Gebruik deze media niet; meld het aan degene die ze heeft gemaakt.',
  ),
  'media-limit': text(
    'De media overschrijden de limiet voor {{what}} ({{limit}}).',
    'Meld de media aan degene die ze heeft gemaakt.',
  ),
  'media-digest-differs': text(
    'De SHA-256 van de media is niet de verwachte.',
    'Gebruik de media die bij deze hash horen, of vraag de hash die bij deze media hoort.',
  ),
  'media-changed': text(
    'Het mediabestand is tijdens het gebruik gewijzigd.',
    'Zorg dat niets ernaar schrijft en begin opnieuw.',
  ),
  'media-manifest-damaged': text(
    'Het manifest {{path}} kan niet worden gelezen.',
    'Vraag het manifest opnieuw aan degene die de media heeft gemaakt.',
  ),
  'media-password-wrong': text(
    'Het mediawachtwoord is onjuist, of Variables.dat is beschadigd.',
    'Voer het wachtwoord in dat bij het maken van de media is ingesteld.',
  ),
  'media-password-needed': text(
    'De media zijn beveiligd en er is geen wachtwoord opgegeven.',
    'Geef het mediawachtwoord op (--password-file, of typ het).',
  ),
  'media-variables-damaged': text(
    'Variables.dat op de media is beschadigd ({{part}}).',
    'Kopieer de media opnieuw; laat ze opnieuw maken als het zo blijft.',
  ),
  'media-certificate-expired': text(
    'Het mediacertificaat is verlopen op {{date}}.',
    'Laat de media opnieuw maken met een certificaat dat bij levering nog geldig is.',
  ),
  'media-certificate-not-yet-valid': text(
    'Het mediacertificaat is niet geldig vóór {{date}}.',
    'Controleer de klok van deze computer, of wacht tot die datum.',
  ),
  'media-unprotected': text(
    'De media zijn niet met een wachtwoord beveiligd.',
    'Wie ze in handen heeft, kan het certificaat gebruiken; vraag de beheerder ze opnieuw te maken met een wachtwoord.',
  ),
  'media-certificate-purpose': text(
    'Het mediacertificaat is niet bedoeld voor clientverificatie.',
    'Laat de media opnieuw maken met een certificaat voor clientverificatie (1.3.6.1.5.5.7.3.2).',
  ),
  'media-certificate-damaged': text('Het mediacertificaat kan niet worden gelezen.', 'Laat de media opnieuw maken.'),

  'target-not-formatted': text(
    'Het doel {{path}} is niet geformatteerd ({{reason}}).',
    'Formatteer het eerst: prestage target create.',
  ),
  'target-not-fresh': text(
    'Het doel bevat al bestanden ({{found}}).',
    'Gebruik een leeg doel, of vraag om snelformatteren (--quick-format).',
  ),
  'target-too-small': text(
    'Het doel is te klein: {{needed}} bytes zijn nodig, {{available}} zijn er.',
    'Gebruik een groter doel.',
  ),
  'target-in-use': text(
    'Het doel {{path}} is in gebruik bij een andere uitvoering ({{owner}}).',
    'Wacht tot die uitvoering klaar is, of kies een ander doel.',
  ),
  'target-locked': text(
    'Het doel {{path}} is vergrendeld door {{host}} sinds {{since}} (uitvoering {{run}}, {{lock}}).',
    'Wacht tot die uitvoering klaar is. Werkt {{host}} niet meer met het doel, start dan opnieuw met --break-lock.',
  ),
  'target-read-only': text(
    'Naar het doel {{path}} kan niet worden geschreven.',
    'Hef de schrijfbeveiliging op, of kies een ander doel.',
  ),
  'target-full': text('De schijf met {{path}} is vol.', 'Maak ruimte vrij en begin opnieuw.'),
  'target-write-failed': text(
    'Schrijven naar {{path}} is mislukt ({{reason}}).',
    'Controleer de schijf en de kabel en begin opnieuw.',
  ),
  'target-readback-differs': text(
    'Wat van {{path}} is teruggelezen, is niet wat is geschreven (byte {{offset}}).',
    'Lever deze schijf niet; test of vervang hem.',
  ),
  'target-incomplete': text(
    'Het doel {{path}} bevat een onvoltooide uitvoering ({{run}}).',
    'Start de uitvoering opnieuw met --quick-format, of kies een ander doel.',
  ),
  'target-damaged': text('Een deel van het doel is beschadigd: {{part}}.', 'Formatteer het doel opnieuw.'),
  'target-unsupported': text(
    'Het doel gebruikt {{feature}}; deze versie kan dat niet schrijven.',
    'Gebruik een onbewerkte schijfkopie met GPT, een EFI-systeempartitie (FAT32) en een NTFS-volume.',
  ),
  'target-not-found': text('Het doel {{path}} kan niet worden geopend.', 'Controleer het pad en of u het mag lezen.'),
  'target-exists': text('Het bestand {{path}} bestaat al.', 'Kies een andere naam, of verwijder het bestand.'),
  'target-changed': text(
    'Het doel {{path}} is niet het geplande doel ({{what}} is gewijzigd).',
    'Controleer welk doel is aangesloten en plan de uitvoering opnieuw.',
  ),

  'boot-loader-missing': text(
    'De opstartlader {{path}} ontbreekt.',
    'Controleer of de media een opstartinstallatiekopie voor dit soort computer bevatten.',
  ),
  'boot-loader-damaged': text(
    'De opstartlader {{path}} is geen EFI-programma voor {{machine}}.',
    'Laat de media opnieuw maken met de juiste opstartinstallatiekopie.',
  ),
  'boot-bcd-missing': text('De opstartconfiguratiegegevens (BCD) ontbreken.', 'Laat de media opnieuw maken.'),
  'boot-bcd-damaged': text(
    'De opstartconfiguratiegegevens (BCD) zijn beschadigd ({{part}}).',
    'Laat de media opnieuw maken, of pas ze opnieuw toe.',
  ),
  'boot-device-not-found': text(
    'De opstartconfiguratiegegevens verwijzen naar een partitie die niet op deze schijf staat.',
    'Pas de media opnieuw toe.',
  ),
  'boot-image-missing': text(
    'De opstartinstallatiekopie {{path}} ontbreekt.',
    'Laat de media opnieuw maken met een opstartinstallatiekopie.',
  ),
  'boot-image-damaged': text(
    'De opstartinstallatiekopie {{path}} kan niet worden geopend.',
    'Laat de media opnieuw maken.',
  ),
  'boot-architecture-differs': text(
    'De opstartinstallatiekopie ({{image}}) kan deze computer ({{firmware}}) niet starten.',
    'Laat de media maken met een opstartinstallatiekopie van de juiste architectuur.',
  ),
  'boot-partition-missing': text(
    'Op de schijf ontbreekt: {{partition}}.',
    'Formatteer het doel: prestage target create.',
  ),
  'boot-not-one-active': text(
    'De schijf heeft {{count}} actieve partities; een BIOS start vanaf precies één.',
    'Markeer één partitie als actief, of formatteer het doel opnieuw: prestage target create --layout bios.',
  ),
  'boot-signature-missing': text(
    'De schijf heeft geen handtekening, dus opstartgegevens kunnen de partities niet aanwijzen.',
    'Geef de schijf een handtekening (diskpart, uniqueid disk), of formatteer het doel opnieuw.',
  ),
  'boot-code-missing': text(
    'Opstartcode ontbreekt ({{part}}): de schijf kan niet in BIOS-modus starten.',
    'Laat die schrijven waar de schijf is geformatteerd (bootsect /nt60 met /mbr), of gebruik een doel voor UEFI.',
  ),
  'boot-content-differs': text(
    '{{count}} bestanden op het doel verschillen van de media, het eerste is {{path}}.',
    'Pas de media opnieuw toe; vervang de schijf als het weer gebeurt.',
  ),
  'boot-bootstrap-missing': text(
    '{{path}} ontbreekt op het doel.',
    'Controleer of het voorbereide media zijn, en pas ze opnieuw toe.',
  ),
  'boot-not-provisioned': text(
    'Het doel bevat een onvoltooide uitvoering en kan niet starten.',
    'Voltooi eerst de uitvoering.',
  ),
  'boot-media-type': text(
    'De media zijn van het type {{type}}, geen voorbereide media (OEMMedia).',
    'Gebruik voorbereide media voor deze taak.',
  ),

  'mp-unreachable': text('Het beheerpunt {{url}} antwoordt niet.', 'Controleer kabel, VLAN, naam en firewall.'),
  'mp-timeout': text(
    'Het beheerpunt {{url}} heeft niet op tijd geantwoord.',
    'Controleer kabel, VLAN en firewall en probeer het opnieuw.',
  ),
  'mp-not-found': text(
    '{{url}} heeft geen beheerpunt (404).',
    'De site gebruikt misschien een andere poort; vraag om media die op de primaire site zijn gemaakt.',
  ),
  'mp-server-error': text(
    'Het beheerpunt {{url}} meldt een fout ({{status}}).',
    'Geef dit rapport aan de beheerder van de site.',
  ),
  'mp-reply-garbled': text(
    'Een antwoord van het beheerpunt {{url}} kan niet worden gelezen ({{part}}).',
    'Controleer of er niets tussen deze computer en het beheerpunt staat, zoals een proxy of een aanmeldpagina.',
  ),
  'mp-site-differs': text(
    'Het beheerpunt {{url}} hoort bij een andere site dan de media ({{what}}).',
    'Gebruik het beheerpunt van de site die de media heeft gemaakt.',
  ),
  'mp-refused': text(
    'Het beheerpunt {{url}} weigert deze media.',
    'Vraag de beheerder of het mediacertificaat is geblokkeerd of verlopen.',
  ),
  'mp-no-task-sequence': text(
    'Het beheerpunt biedt geen takenreeks aan voor deze computer.',
    'Controleer of een takenreeks is geïmplementeerd voor onbekende computers en beschikbaar is voor media.',
  ),
  'mp-clock-differs': text(
    'De klokken van deze computer en van het beheerpunt verschillen {{minutes}} minuten.',
    'Zet de klok van deze computer gelijk.',
  ),
  'mp-redirected': text(
    'Het beheerpunt {{url}} verwijst deze computer door.',
    'Controleer het adres van het beheerpunt en een eventuele proxy.',
  ),
  'mp-name-unknown': text(
    'De naam van het beheerpunt {{url}} is in dit netwerk niet bekend.',
    'Controleer de naam, en of dit netwerk de DNS-servers van de site opgeeft.',
  ),
  'mp-connection-broken': text(
    'De verbinding met {{url}} is verbroken voordat het antwoord volledig was.',
    'Controleer kabel, firewall en alles wat verkeer filtert, en probeer het opnieuw.',
  ),
  'mp-location-failed': text(
    '{{url}} antwoordt, maar kan de beheerpunten voor dit netwerk niet opzoeken ({{status}}).',
    'Dit is een bekende fout van sites met dubbele onbekende computers; geef dit rapport aan de beheerder.',
  ),
  'mp-location-empty': text(
    '{{url}} noemt geen beheerpunt voor dit netwerk.',
    'Controleer de grenzen van de site; de werkbank staat misschien in een netwerk dat de site niet kent.',
  ),
  'mp-reply-too-large': text(
    'Een antwoord van {{url}} is groter dan {{limit}} bytes.',
    'Controleer of dit het adres van een beheerpunt is; meld het aan de beheerder.',
  ),
  'mp-key-differs': text(
    'De vertrouwde hoofdsleutel van {{url}} is niet die op de media.',
    'De media lijken uit een andere hiërarchie te komen; laat ze in deze opnieuw maken.',
  ),
  'mp-signing-differs': text(
    'Het handtekeningcertificaat van de site bij {{url}} is niet dat op de media.',
    'De site is hersteld of opnieuw geïnstalleerd; laat de media opnieuw maken.',
  ),
  'mp-https-needed': text(
    'Het beheerpunt {{url}} accepteert alleen HTTPS met een clientcertificaat.',
    'Gebruik media die met een PKI-certificaat voor HTTPS-beheerpunten zijn gemaakt.',
  ),
  'mp-client-certificate-refused': text(
    'Het beheerpunt {{url}} accepteert het certificaat van deze media niet.',
    'Laat de media maken met een clientcertificaat van een instantie die de site vertrouwt en dat niet is ingetrokken.',
  ),
  'mp-unknown-computers-off': text(
    'Noch de media noch {{url}} noemt een onbekende computer.',
    'Laat ondersteuning voor onbekende computers inschakelen en de media opnieuw maken, of laat deze computer importeren.',
  ),
  'mp-preferred-missing': text(
    'De media vragen om implementatie {{deployment}}, die het beheerpunt niet aanbiedt.',
    'Controleer die implementatie op de site, of laat de media opnieuw maken zonder SMSTSPreferredAdvertID.',
  ),
  'mp-unattended-choice': text(
    'De media starten zonder toezicht, maar noemen geen implementatie om te starten.',
    'Laat de media opnieuw maken met SMSTSPreferredAdvertID, of met toezicht.',
  ),
  'mp-boot-image-differs': text(
    '{{name}} gebruikt de opstartinstallatiekopie {{sequence}}, de media {{media}}.',
    'Reken op een extra download en herstart, of laat de media maken met de opstartinstallatiekopie van de takenreeks.',
  ),
  'mp-policy-unreadable': text(
    'Het beleid {{policy}} van een takenreeks kan niet worden gelezen ({{reason}}).',
    'Geef dit rapport aan de beheerder; de computer kan het mogelijk ook niet lezen.',
  ),
  'mp-tls-failed': text(
    'Met {{url}} kon geen beveiligde verbinding worden afgesproken ({{reason}}).',
    'Controleer of deze poort TLS 1.2 of nieuwer spreekt.',
  ),
  'mp-untrusted': text(
    'Het certificaat van {{url}} wordt door deze media niet vertrouwd ({{reason}}).',
    'Controleer of de media op een primaire site zijn gemaakt, die het basiscertificaat kent; --ca voegt er een toe voor een proef.',
  ),
  'mp-certificate-expired': text(
    'Het certificaat van {{url}} is op dit moment niet geldig ({{reason}}).',
    'Laat het servercertificaat vernieuwen; controleer de klok van deze computer.',
  ),
  'mp-name-differs': text(
    'Het certificaat van {{url}} is voor een andere naam uitgegeven.',
    'Gebruik de naam die in het certificaat staat, of laat het opnieuw uitgeven.',
  ),
  'mp-not-configured': text('Voor deze media is geen beheerpunt bekend.', 'Geef er een op met --mp.'),

  'station-database': text(
    'Het logboek in {{path}} kan niet worden geopend of geschreven ({{reason}}).',
    'Controleer of de gegevensmap beschrijfbaar is en vrije ruimte heeft.',
  ),
  'station-folder': text(
    'De gegevensmap {{path}} kan niet worden gebruikt ({{reason}}).',
    'Kies een andere gegevensmap met --data-dir.',
  ),
  'run-not-found': text(
    'Er staat geen uitvoering {{run}} in het logboek.',
    'Voer log list uit om de uitvoeringen te zien.',
  ),
  'serial-count': text(
    '{{targets}} doelen hebben evenveel serienummers nodig; er zijn er {{serials}} opgegeven.',
    'Geef voor elk doel één serienummer op.',
  ),
  'serial-invalid': text('{{serial}} is geen serienummer.', 'Scan het serienummer van de computer opnieuw.'),
  'folder-not-empty': text('De map {{path}} is niet leeg.', 'Kies een lege map.'),
  'port-in-use': text('Poort {{port}} is in gebruik.', 'Kies een andere poort, of 0 voor een vrije poort.'),
  'site-file-damaged': text(
    'Het sitebestand {{path}} kan niet worden gebruikt ({{reason}}).',
    'Corrigeer het, of schrijf een nieuw met prestage sample.',
  ),
  'token-unknown': text('Het gekozen bestand is niet meer bekend bij het station.', 'Kies het opnieuw.'),

  internal: text(
    'Prestage heeft zelf een fout gemaakt ({{reason}}).',
    'Meld dit samen met het logboek; lever het apparaat niet.',
  ),
  cancelled: text(
    'De uitvoering is geannuleerd.',
    'Start ze opnieuw wanneer u klaar bent; het doel is tot dan niet bruikbaar.',
  ),
}

function text(sentence: string, remedy: string) {
  return Object.freeze({ sentence, remedy })
}
