/** What was relaxed or left out in reading a media, by the kinds of its notices. */
export const mediaNoticesEvidence = {
  'overlapping-resources': 'resources that overlap: {{count}}, first {{first}}',
  'duplicate-blobs': 'blobs that stand in the table twice: {{count}}, first {{first}}',
  'part-numbers-differ': 'part numbers that differ: {{count}}, first {{first}}',
  'boot-metadata-differs': 'boot metadata that is not that of its image: {{count}}, first {{first}}',
  'names-differ-in-case-only': 'names that differ in case only: {{count}}, first {{first}}',
  'names-illegal-on-windows': 'names that Windows does not allow: {{count}}, first {{first}}',
  'short-names-invalid': 'short names left out: {{count}}, first {{first}}',
  'security-ids-out-of-range': 'files that refer to no security descriptor of the media: {{count}}, first {{first}}',
  'hard-links-differ': 'hard links that tell different content: {{count}}, first {{first}}',
  'surplus-streams': 'streams too many, left out: {{count}}, first {{first}}',
  'bytes-behind-the-end': 'bytes behind the end of the media: {{count}}, first {{first}}',
  'linux-xattrs': 'extended attributes of Linux, left out: {{count}}, first {{first}}',
  'unix-data': 'UNIX owners and modes, left out: {{count}}, first {{first}}',
  'unknown-items': 'items of an unknown kind, left out: {{count}}, first {{first}}',
} as const
