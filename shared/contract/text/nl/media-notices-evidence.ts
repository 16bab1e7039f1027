export const mediaNoticesEvidence = {
  'overlapping-resources': 'resources die elkaar overlappen: {{count}}, eerst {{first}}',
  'duplicate-blobs': 'blobs die twee keer in de tabel staan: {{count}}, eerst {{first}}',
  'part-numbers-differ': 'deelnummers die verschillen: {{count}}, eerst {{first}}',
  'boot-metadata-differs': 'opstartmetagegevens die niet bij hun installatiekopie horen: {{count}}, eerst {{first}}',
  'names-differ-in-case-only': 'namen die alleen in hoofdletters verschillen: {{count}}, eerst {{first}}',
  'names-illegal-on-windows': 'namen die Windows niet toestaat: {{count}}, eerst {{first}}',
  'short-names-invalid': 'weggelaten korte namen: {{count}}, eerst {{first}}',
  'security-ids-out-of-range':
    'bestanden waarvan de beveiligingsdescriptor niet op de media staat: {{count}}, eerst {{first}}',
  'hard-links-differ': 'harde koppelingen die verschillende inhoud noemen: {{count}}, eerst {{first}}',
  'surplus-streams': 'overtollige gegevensstromen, weggelaten: {{count}}, eerst {{first}}',
  'bytes-behind-the-end': 'bytes na het einde van de media: {{count}}, eerst {{first}}',
  'linux-xattrs': 'uitgebreide kenmerken van Linux, weggelaten: {{count}}, eerst {{first}}',
  'unix-data': 'UNIX-eigenaren en -rechten, weggelaten: {{count}}, eerst {{first}}',
  'unknown-items': 'items van een onbekende soort, weggelaten: {{count}}, eerst {{first}}',
} as const
