import { text } from '../problem-text.ts'

export const bootProblems = {
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
    '{{element}} pekar på {{device}}, som inte finns på den här disken.',
    'Överför mediet igen.',
  ),
  'boot-image-missing': text('Startavbildningen {{path}} saknas.', 'Låt skapa mediet på nytt med en startavbildning.'),
  'boot-image-damaged': text(
    'Startavbildningen {{path}} är skadad ({{part}}).',
    'Överför mediet igen. Hjälper det inte, låt skapa mediet på nytt.',
  ),
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
  'boot-place-differs': text(
    'Den aktiva partitionens startsektor anger sektor {{stated}} som sin plats, inte {{actual}}. Disken kan inte starta i BIOS-läge.',
    'Formatera partitionen där den ligger på disken, eller använd ett mål för UEFI.',
  ),
  'boot-content-differs': text(
    'Antal filer på målet som skiljer sig från mediet: {{count}}. Den första är {{path}}.',
    'Överför mediet igen. Byt ut disken om det händer på nytt.',
  ),
  'boot-bootstrap-missing': text(
    '{{path}} saknas på målet.',
    'Kontrollera att det är ett förberett medium (prestaged media), och överför det igen.',
  ),
  'boot-not-provisioned': text(
    'Målet innehåller en ofullständig körning och kan inte starta.',
    'Slutför körningen först.',
  ),
  'boot-media-type': text(
    'Mediet är av typen {{type}}, inget förberett medium (OEMMedia).',
    'Använd ett förberett medium (prestaged media) för det här jobbet.',
  ),
} as const
