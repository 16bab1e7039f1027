import { text } from '../problem-text.ts'

export const mediaProblems = {
  'media-not-wim': text(
    '{{path}} is geen WIM-bestand.',
    'Kies het bestand met voorbereide media (.wim) dat de site heeft gemaakt.',
  ),
  'media-not-found': text(
    'Het mediabestand {{path}} kan niet worden geopend.',
    'Controleer het pad en of u het mag lezen.',
  ),
  'media-silent': text(
    'Het mediabestand {{path}} reageert niet meer.',
    'Controleer de verbinding met de schijf of de share waarop het staat en begin daarna opnieuw.',
  ),
  'media-unsupported': text(
    'Dit WIM-bestand gebruikt {{feature}}; deze versie kan dat niet lezen.',
    'Vraag om media die met DISM of wimlib als gewoon WIM-bestand zijn geëxporteerd.',
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
  'media-content-missing': text(
    'De media verwijzen naar inhoud die ze niet bevatten ({{count}} in totaal, eerst in {{name}}): dit is een delta ten opzichte van andere media, of de blobtabel is beschadigd.',
    'Exporteer volledige media uit de delta samen met de media waartegen die is gemaakt.',
  ),
  'media-part-missing': text(
    'Deel {{part}} van {{total}} van de gesplitste media {{path}} ontbreekt.',
    'Zet alle delen in één map, onder de namen waarmee ze zijn gemaakt.',
  ),
  'media-part-foreign': text(
    '{{path}} hoort bij een andere set dan de rest van de media.',
    'Kopieer alle delen opnieuw uit één set.',
  ),
  'media-part-swapped': text(
    '{{path}} is deel {{part}} van zijn set, maar draagt de naam van een ander deel.',
    'Geef de delen hun eigen namen terug, of kopieer de set opnieuw.',
  ),
  'media-digest-differs': text(
    'De SHA-256 van de media is niet de verwachte.',
    'Gebruik de media die bij deze controlesom horen, of vraag de controlesom die bij deze media hoort.',
  ),
  'media-changed': text(
    'Het mediabestand is tijdens het gebruik gewijzigd.',
    'Zorg dat niets ernaar schrijft en begin opnieuw.',
  ),
  'media-manifest-damaged': text(
    'Het manifest {{path}} kan niet worden gelezen.',
    'Vraag het manifest opnieuw aan degene die de media heeft gemaakt.',
  ),
  'media-signature-damaged': text(
    'De handtekening van het manifest hoort niet bij dit manifest.',
    'Vraag manifest en handtekening opnieuw aan degene die de media heeft gemaakt; gebruik de media niet voordat ze kloppen.',
  ),
  'media-signer-untrusted': text(
    'Het manifest is ondertekend door {{subject}}, die dit station niet vertrouwt.',
    'Vraag van wie het certificaat is; voeg het toe met prestage trust add als het klopt.',
  ),
  'media-signer-expired': text(
    'Het certificaat van {{subject}}, die het manifest ondertekende, is nu niet geldig (tot {{date}}).',
    'Controleer de klok van dit station of laat het manifest opnieuw ondertekenen.',
  ),
  'media-signer-purpose': text(
    'Het certificaat van {{subject}}, die het manifest ondertekende, is niet bedoeld om te ondertekenen.',
    'Laat het manifest ondertekenen met een certificaat voor code-, document- of e-mailondertekening.',
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
  'media-of-another-run': text(
    '{{path}} bevat niet de media die uitvoering {{run}} heeft toegepast.',
    'Geef de media van die uitvoering op met --media.',
  ),
  'media-certificate-missing': text(
    'Op de media ontbreekt {{what}}.',
    'Laat de media opnieuw maken met een certificaat.',
  ),
  'media-certificate-damaged': text('Het mediacertificaat kan niet worden gelezen.', 'Laat de media opnieuw maken.'),
} as const
