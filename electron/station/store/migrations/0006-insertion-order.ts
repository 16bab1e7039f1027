import type { Migration } from '../migrate.ts'

/** Which run of a target or of a device is the last is a matter of its number, which ends every index. */
export const insertionOrder: Migration = {
  version: 6,
  sql: `
CREATE INDEX runs_on_target ON runs (target);
CREATE INDEX runs_of_device ON runs (serial COLLATE NOCASE);
`,
}
