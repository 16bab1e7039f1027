import { text } from '../problem-text.ts'

export const bootProblems = {
  'boot-loader-missing': text(
    'Het opstartlaadprogramma {{path}} ontbreekt.',
    'Controleer of de media een opstartinstallatiekopie voor dit soort computer bevatten.',
  ),
  'boot-loader-damaged': text(
    'Het opstartlaadprogramma {{path}} is geen EFI-programma voor {{machine}}.',
    'Laat de media opnieuw maken met de juiste opstartinstallatiekopie.',
  ),
  'boot-bcd-missing': text('De opstartconfiguratiegegevens (BCD) ontbreken.', 'Laat de media opnieuw maken.'),
  'boot-bcd-damaged': text(
    'De opstartconfiguratiegegevens (BCD) zijn beschadigd ({{part}}).',
    'Laat de media opnieuw maken, of pas ze opnieuw toe.',
  ),
  'boot-device-not-found': text(
    '{{element}} verwijst naar {{device}}, dat niet op deze schijf staat.',
    'Pas de media opnieuw toe.',
  ),
  'boot-image-missing': text(
    'De opstartinstallatiekopie {{path}} ontbreekt.',
    'Laat de media opnieuw maken met een opstartinstallatiekopie.',
  ),
  'boot-image-damaged': text(
    'De opstartinstallatiekopie {{path}} is beschadigd ({{part}}).',
    'Pas de media opnieuw toe; laat ze opnieuw maken als het zo blijft.',
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
  'boot-place-differs': text(
    'De opstartsector van de actieve partitie noemt sector {{stated}} als plaats, niet {{actual}}: de schijf kan niet in BIOS-modus starten.',
    'Formatteer de partitie op haar plaats op de schijf, of gebruik een doel voor UEFI.',
  ),
  'boot-content-differs': text(
    'Aantal bestanden op het doel dat verschilt van de media: {{count}}; het eerste is {{path}}.',
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
} as const
