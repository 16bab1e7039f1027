export const runEvidence = {
  'lock-left': 'een afgebroken proces liet de vergrendeling van uitvoering {{run}} op {{host}} achter sinds {{since}}',
  'lock-broken': 'op verzoek verbroken: de vergrendeling van uitvoering {{run}} op {{host}} sinds {{since}}',
  'lock-unreadable-broken': 'op verzoek verbroken: een vergrendeling die niet kan worden gelezen',
  'lock-on-this-computer': 'in de map kan niet worden geschreven: alleen op deze computer vergrendeld',
  'resumes-run': 'hervat uitvoering {{run}}',
  'target-disk': 'schijf {{disk}}, {{bytes}} bytes, {{container}}',
  'media-opened': '{{names}} namen, {{files}} bestanden en mappen, {{compression}}',
  'integrity-matches': 'de integriteitstabel klopt',
  'integrity-none': 'de media hebben geen integriteitstabel',
  'blobs-match': {
    one: '{{count}} blob, {{bytes}} bytes kloppen met de SHA-1',
    other: '{{count}} blobs, {{bytes}} bytes kloppen met hun SHA-1',
  },
  'media-digest': 'SHA-256 {{sha256}}',
  'origin-signed-manifest': 'volgens een manifest dat met een vertrouwd certificaat is ondertekend',
  'origin-manifest': 'volgens een manifest zonder handtekening',
  'origin-expected-digest': 'zoals verwacht',
  'origin-not-proven': 'herkomst niet bewezen: er is geen verwachte controlesom opgegeven',
  'target-planned': '{{records}} bestandsrecords, {{folders}} mappen',
  'bytes-in-place': '{{bytes}} van {{total}} bytes stonden er al',
  'content-written': '{{bytes}} bytes inhoud',
  'flush-slow': 'de schijf had {{seconds}} s nodig om alles wat geschreven is vast te leggen',
  'metadata-written': '{{bytes}} bytes',
  'boot-files-written': {
    one: '{{count}} bestand, {{writes}} schrijfbewerkingen naar {{place}}',
    other: '{{count}} bestanden, {{writes}} schrijfbewerkingen naar {{place}}',
  },
  'own-boot-files': 'de opstartbestanden van de media staan op de actieve partitie',
  'own-boot-files-changed':
    'de opstartbestanden van de media staan op de actieve partitie; de opstartgegevens noemen nu deze partitie',
  'boot-data-own-partition': 'de opstartgegevens noemen de partitie waarop ze staan',
  'boot-data-disk': 'de opstartgegevens noemen schijf {{disk}}',
  'read-back': {
    one: '{{count}} bestand, {{bytes}} bytes van de schijf teruggelezen; ze kloppen',
    other: '{{count}} bestanden, {{bytes}} bytes van de schijf teruggelezen; ze kloppen',
  },
  'read-back-cached': {
    one: '{{count}} bestand, {{bytes}} bytes teruggelezen; ze kloppen, maar het systeem kan uit de cache hebben geantwoord',
    other:
      '{{count}} bestanden, {{bytes}} bytes teruggelezen; ze kloppen, maar het systeem kan uit de cache hebben geantwoord',
  },
  'boot-sectors-in-place': 'opstartsectoren geplaatst en teruggelezen',
} as const
