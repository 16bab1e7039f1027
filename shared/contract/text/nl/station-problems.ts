import { text } from '../problem-text.ts'

export const stationProblems = {
  usage: text('De opdracht is niet begrepen: {{reason}}', 'Voer de opdracht uit met --help om het gebruik te zien.'),
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
  'run-never-began': text(
    'Het station stopte terwijl deze uitvoering op haar beurt wachtte: ze is nooit begonnen en er is niets naar het doel geschreven.',
    'Start deze opnieuw.',
  ),
  'run-not-resumable': text(
    'De uitvoering {{run}} kan niet worden hervat ({{reason}}).',
    'Begin opnieuw: prestage resume {{run}} --start-over.',
  ),
  'no-transcript': text(
    'Uitvoering {{run}} heeft geen verslag van een controle van de eerste start.',
    'Alleen uitvoeringen die zo ver kwamen, hebben er een.',
  ),
  'no-digest-list': text(
    'Er is geen lijst met controlesommen voor de uitvoering {{run}}.',
    'Alleen een bewezen uitvoering heeft er een.',
  ),
  'serial-count': text(
    '{{targets}} doelen hebben evenveel serienummers nodig; er zijn er {{serials}} opgegeven.',
    'Geef voor elk doel één serienummer op.',
  ),
  'serial-invalid': text('{{serial}} is geen serienummer.', 'Scan het serienummer van de computer opnieuw.'),
  'too-many-calls': text(
    'De pagina heeft {{most}} aanroepen van het station openstaan; meer mogen het er niet zijn.',
    'Wacht tot er enkele zijn beëindigd, of laad de pagina opnieuw.',
  ),
  'folder-not-empty': text('De map {{path}} is niet leeg.', 'Kies een lege map.'),
  'port-in-use': text('Poort {{port}} is in gebruik.', 'Kies een andere poort, of 0 voor een vrije poort.'),
  'site-file-damaged': text(
    'Het sitebestand {{path}} kan niet worden gebruikt ({{reason}}).',
    'Corrigeer het, of schrijf een nieuw met prestage sample.',
  ),
  'trust-certificate-damaged': text(
    'Het bestand {{path}} bevat geen leesbaar certificaat.',
    'Kies een certificaatbestand (PEM of DER).',
  ),
  'trust-certificate-changed': text(
    'Het bestand {{path}} bevat andere certificaten dan die zijn bevestigd.',
    'Kies het opnieuw en vergelijk de vingerafdrukken.',
  ),
  'file-silent': text(
    'Het bestand {{path}} reageert niet.',
    'Controleer de verbinding met het station of de share waarop het staat en kies het daarna opnieuw.',
  ),
  'signer-not-opened': text(
    'De ondertekeningssleutel in {{path}} kan niet worden geopend.',
    'Controleer het wachtwoord; het bestand moet een RSA-sleutel met certificaat bevatten (PKCS#12).',
  ),
  'setting-locked': text(
    'De instelling {{setting}} geldt voor alle stations en staat in {{path}}.',
    'Vraag het aan wie dat bestand beheert.',
  ),
  'policy-damaged': text(
    'De instellingen voor alle stations kunnen niet worden gelezen uit {{path}} ({{reason}}).',
    'Laat wie dat bestand beheert het herstellen; tot dan kan niets worden gestart of gewijzigd.',
  ),
  'no-label': text(
    'Uitvoering {{run}} krijgt geen etiket: de status is {{state}}, en alleen een voorbereid apparaat met zijn bewijs krijgt er een.',
    'Bereid het apparaat eerst voor.',
  ),
  'token-unknown': text('Het gekozen bestand is niet meer bekend bij het station.', 'Kies het opnieuw.'),
  internal: text(
    'Prestage heeft zelf een fout gemaakt ({{reason}}).',
    'Meld dit samen met het logboek; lever het apparaat niet uit.',
  ),
  cancelled: text(
    'De uitvoering is geannuleerd.',
    'Start ze opnieuw wanneer u klaar bent; het doel is tot dan niet bruikbaar.',
  ),
} as const
