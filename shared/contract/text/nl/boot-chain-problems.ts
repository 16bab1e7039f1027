import { text } from '../problem-text.ts'

export const bootChainProblems = {
  'boot-loader-machine': text(
    'Het opstartlaadprogramma {{path}} is gemaakt voor {{machine}}, niet voor {{wanted}}.',
    'Laat de media opnieuw maken met een opstartinstallatiekopie voor dit soort computer.',
  ),
  'boot-signature-damaged': text(
    'De handtekening van {{path}} past niet bij het programma ({{reason}}).',
    'Pas de media opnieuw toe; laat ze opnieuw maken als het zo blijft. Beveiligd opstarten weigert dit programma.',
  ),
  'boot-loader-unsigned': text(
    'Het opstartlaadprogramma {{path}} is niet ondertekend.',
    'Het start alleen als beveiligd opstarten uitstaat; laat de media maken met een ondertekend opstartlaadprogramma.',
  ),
  'boot-bcd-unfinished': text(
    'De opstartconfiguratiegegevens (BCD) bevatten een onvoltooide wijziging ({{primary}}, {{secondary}}).',
    'Pas de media opnieuw toe; een archief op media wordt netjes gesloten als bcdedit het eenmaal heeft geopend.',
  ),
  'boot-bcd-no-default': text(
    'De opstartconfiguratiegegevens hebben geen vermelding om te starten ({{entry}}).',
    'Stel de standaardvermelding in (bcdedit /default), of laat de media opnieuw maken.',
  ),
  'boot-bcd-not-winpe': text(
    'De vermelding die als eerste start, start geen Windows PE ({{reason}}).',
    'Laat de media opnieuw maken; de standaardvermelding moet boot.wim in een RAM-schijf laden.',
  ),
  'boot-bcd-other-first': text(
    'Bij de volgende start zou de computer eenmalig een andere vermelding starten ({{entry}}).',
    'Verwijder de eenmalige vermelding (bcdedit /deletevalue {bootmgr} bootsequence).',
  ),
  'boot-bcd-options-missing': text(
    'In de opstartconfiguratiegegevens ontbreken de opties van de RAM-schijf ({{object}}).',
    'Laat de media opnieuw maken met volledige opties voor de RAM-schijf (boot.sdi).',
  ),
  'boot-bcd-waits': text(
    'De start zou wachten op iemand aan het toetsenbord ({{setting}}).',
    'Wijzig deze instelling in de opstartconfiguratiegegevens van de media (bcdedit) en pas ze opnieuw toe.',
  ),
  'boot-bcd-loader': text(
    'De vermelding start {{path}}, maar deze firmware heeft {{wanted}} nodig.',
    'Laat de media opnieuw maken met opstartconfiguratiegegevens voor dit soort firmware.',
  ),
  'boot-device-elsewhere': text(
    '{{element}} verwijst naar {{device}}, waar geen opstartbestanden staan.',
    'Laat het naar het Windows-volume verwijzen (bcdedit), of pas de media opnieuw toe.',
  ),
  'boot-device-kind': text(
    '{{element}} verwijst naar {{device}}, waarvan voorbereide media niet kunnen starten.',
    'Laat het naar een RAM-schijf op het Windows-volume verwijzen (bcdedit), of laat de media opnieuw maken.',
  ),
  'boot-sdi-missing': text(
    'De beschrijving van de RAM-schijf {{path}} ontbreekt.',
    'Laat de media opnieuw maken; bij elke opstartinstallatiekopie hoort boot.sdi.',
  ),
  'boot-sdi-damaged': text(
    'De beschrijving van de RAM-schijf {{path}} is beschadigd ({{part}}).',
    'Pas de media opnieuw toe; laat ze opnieuw maken als het zo blijft.',
  ),
  'boot-image-no-index': text(
    'De opstartinstallatiekopie {{path}} heeft geen kopie {{index}} om te starten.',
    'Laat de media opnieuw maken met een opstartinstallatiekopie die kan starten.',
  ),
  'boot-image-no-loader': text(
    'De opstartinstallatiekopie {{path}} bevat geen {{file}}, dat de opstartconfiguratiegegevens starten.',
    'Laat de media opnieuw maken met de juiste opstartinstallatiekopie.',
  ),
  'boot-image-not-prepared': text(
    'De opstartinstallatiekopie {{path}} bevat geen {{file}}: Configuration Manager zou er niet in starten.',
    'Laat de media opnieuw maken met een opstartinstallatiekopie die de site heeft voorbereid.',
  ),
  'boot-memory-small': text(
    'De RAM-schijf heeft {{needed}} MiB nodig, de computer heeft {{memory}} MiB.',
    'Gebruik een kleinere opstartinstallatiekopie, of een computer met meer geheugen (--memory zegt hoeveel).',
  ),
  'boot-volume-no-letter': text(
    'Windows PE zou het volume van {{path}} geen stationsletter geven ({{reason}}), dus de media worden er niet gevonden.',
    'Bewaar de media op een Windows-volume waarvan de partitie niet verborgen en niet zonder letter is (diskpart, gpt attributes).',
  ),
  'boot-content-missing': text(
    'Aantal bestanden van de media dat op het doel ontbreekt: {{count}}; het eerste is {{path}}.',
    'Pas de media opnieuw toe; vervang de schijf als het weer gebeurt.',
  ),
  'boot-content-extra': text(
    'Aantal bestanden op het doel dat niet bij de media hoort: {{count}}; het eerste is {{path}}.',
    'Formatteer het doel en pas de media opnieuw toe; iemand of iets heeft erop geschreven.',
  ),
} as const
