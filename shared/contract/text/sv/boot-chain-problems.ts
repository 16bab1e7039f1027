import { text } from '../problem-text.ts'

export const bootChainProblems = {
  'boot-loader-machine': text(
    'Startladdaren {{path}} är gjord för {{machine}}, inte för {{wanted}}.',
    'Låt skapa mediet på nytt med en startavbildning för den här sortens dator.',
  ),
  'boot-signature-damaged': text(
    'Signaturen på {{path}} hör inte till programmet ({{reason}}).',
    'Överför mediet igen. Hjälper det inte, låt skapa mediet på nytt. Säker start avvisar programmet.',
  ),
  'boot-loader-unsigned': text(
    'Startladdaren {{path}} är inte signerad.',
    'Den startar bara där säker start är avstängd. Låt skapa mediet med en signerad startladdare.',
  ),
  'boot-bcd-unfinished': text(
    'Startkonfigurationsdata (BCD) innehåller en oavslutad ändring ({{primary}}, {{secondary}}).',
    'Överför mediet igen. En BCD på ett medium blir avslutad när bcdedit har öppnat den en gång.',
  ),
  'boot-bcd-no-default': text(
    'Startkonfigurationsdata har ingen post att starta ({{entry}}).',
    'Ange standardposten (bcdedit /default), eller låt skapa mediet på nytt.',
  ),
  'boot-bcd-not-winpe': text(
    'Den post som startar först startar inte Windows PE ({{reason}}).',
    'Låt skapa mediet på nytt. Standardposten måste läsa in boot.wim i en RAM-disk.',
  ),
  'boot-bcd-other-first': text(
    'Vid nästa start skulle datorn en gång starta en annan post ({{entry}}).',
    'Ta bort engångsposten (bcdedit /deletevalue {bootmgr} bootsequence).',
  ),
  'boot-bcd-options-missing': text(
    'Startkonfigurationsdata saknar alternativen för sin RAM-disk ({{object}}).',
    'Låt skapa mediet på nytt med fullständiga RAM-diskalternativ (boot.sdi).',
  ),
  'boot-bcd-waits': text(
    'Starten skulle vänta på någon vid tangentbordet ({{setting}}).',
    'Ändra inställningen i mediets startkonfigurationsdata (bcdedit) och överför det igen.',
  ),
  'boot-bcd-loader': text(
    'Posten startar {{path}}, men den här inbyggda programvaran behöver {{wanted}}.',
    'Låt skapa mediet på nytt med startkonfigurationsdata för den här sortens inbyggda programvara.',
  ),
  'boot-device-elsewhere': text(
    '{{element}} pekar på {{device}}, där det inte finns några startfiler.',
    'Låt den peka på Windows-volymen (bcdedit), eller överför mediet igen.',
  ),
  'boot-device-kind': text(
    '{{element}} pekar på {{device}}, som ett förberett medium inte kan starta från.',
    'Låt den peka på en RAM-disk på Windows-volymen (bcdedit), eller låt skapa mediet på nytt.',
  ),
  'boot-sdi-missing': text(
    'RAM-diskbeskrivningen {{path}} saknas.',
    'Låt skapa mediet på nytt. Till varje startavbildning hör en boot.sdi.',
  ),
  'boot-sdi-damaged': text(
    'RAM-diskbeskrivningen {{path}} är skadad ({{part}}).',
    'Överför mediet igen. Hjälper det inte, låt skapa mediet på nytt.',
  ),
  'boot-image-no-index': text(
    'Startavbildningen {{path}} har ingen avbildning {{index}} att starta.',
    'Låt skapa mediet på nytt med en startavbildning som kan starta.',
  ),
  'boot-image-no-loader': text(
    'Startavbildningen {{path}} saknar {{file}}, som startkonfigurationsdata startar.',
    'Låt skapa mediet på nytt med rätt startavbildning.',
  ),
  'boot-image-not-prepared': text(
    'Startavbildningen {{path}} saknar {{file}}. Configuration Manager skulle inte starta i den.',
    'Låt skapa mediet på nytt med en startavbildning som platsen har förberett.',
  ),
  'boot-memory-small': text(
    'RAM-disken behöver {{needed}} MiB, datorn har {{memory}} MiB.',
    'Använd en mindre startavbildning eller en dator med mer minne (--memory anger hur mycket den har).',
  ),
  'boot-volume-no-letter': text(
    'Windows PE skulle inte ge volymen med {{path}} någon enhetsbeteckning ({{reason}}), så mediet hittas inte där.',
    'Lägg mediet på en Windows-volym vars partition varken är dold eller utan enhetsbeteckning (diskpart, gpt attributes).',
  ),
  'boot-content-missing': text(
    'Antal av mediets filer som saknas på målet: {{count}}. Den första är {{path}}.',
    'Överför mediet igen. Byt ut disken om det händer på nytt.',
  ),
  'boot-content-extra': text(
    'Antal filer på målet som inte hör till mediet: {{count}}. Den första är {{path}}.',
    'Formatera målet och överför mediet igen. Någon eller något har skrivit på det.',
  ),
} as const
