/** One room of the house: a folder, or a file, and what its modules may import. The longest matching `path` wins. */
export interface Room {
  readonly path: string
  /** Folders and files it may import besides itself. */
  readonly may: readonly string[]
  /** npm packages it may import, by name or by scope (`@orpc`). */
  readonly packages?: readonly string[]
  /** Whether it may import `node:*`. */
  readonly node?: boolean
}

const FORMATS = ['shared/wim', 'shared/disk', 'shared/volume', 'shared/bootdata', 'shared/media', 'shared/mp']
const BASE = ['shared/phrase', 'shared/bytes', 'shared/tree']

/** What the faces see of the station; the rest of `electron/station` is its own affair. */
const STATION_FACE = [
  'electron/station/station.ts',
  'electron/station/problem-error.ts',
  // What the command line speaks is known before there is a station.
  'electron/station/settings/saved-language.ts',
  // Threads start while the rest of the station is still loading.
  'electron/station/host/threads/threads.ts',
  'electron/station/process',
  'electron/station/relay.ts',
  'electron/station/sample',
  'electron/station/rehearsal',
]

/**
 * Who may import whom. Adding a line here is a decision about the architecture:
 * the reason belongs beside it, or in docs/decisions.
 */
export const ROOMS: readonly Room[] = [
  // Words inside the sentences of faults: named where the fault is made, said by the contract's texts.
  { path: 'shared/phrase', may: [] },
  { path: 'shared/bytes', may: ['shared/phrase'] },
  { path: 'shared/tree', may: ['shared/bytes'] },
  { path: 'shared/contract', may: ['shared/phrase'], packages: ['zod', '@orpc/contract'] },

  // zod: the XML parser is lenient, so what it returns is held to a schema.
  { path: 'shared/wim', may: BASE, packages: ['fast-xml-parser', 'zod'] },
  // AssemblyScript: compiled to WebAssembly, so no module of ours can be linked into it.
  { path: 'shared/wim/codec/assembly', may: [] },
  { path: 'shared/disk', may: BASE },
  { path: 'shared/volume', may: BASE },
  { path: 'shared/volume/fat', may: BASE },
  { path: 'shared/volume/ntfs', may: BASE },
  // node-forge: the signature that a boot loader carries.
  { path: 'shared/bootdata', may: BASE, packages: ['node-forge'] },
  // node-forge: envelopes, PKCS#12 and certificates of the media (docs/decisions/0005).
  { path: 'shared/media', may: BASE, packages: ['fast-xml-parser', 'node-forge', 'zod'] },
  { path: 'shared/mp', may: [...BASE, 'shared/media'], packages: ['fast-xml-parser', 'zod'] },

  // bwip-js: barcodes (docs/decisions/0015).
  { path: 'shared/label', may: ['shared/contract'], packages: ['bwip-js'] },
  { path: 'shared/report', may: ['shared/contract'] },
  { path: 'shared/firstboot', may: [...BASE, ...FORMATS, 'shared/contract'] },
  { path: 'shared/provision', may: [...BASE, ...FORMATS, 'shared/contract', 'shared/firstboot'], packages: ['zod'] },

  {
    path: 'electron/station',
    may: ['shared'],
    node: true,
    // pkijs, asn1js: signatures on manifests (docs/decisions/0011).
    packages: ['better-sqlite3', 'kysely', '@orpc', 'ws', 'zod', 'pkijs', 'asn1js'],
  },
  {
    path: 'electron/cli',
    // electron/web: `prestage serve` opens the page of the same station.
    may: [...STATION_FACE, 'electron/web', 'shared/contract', 'shared/phrase'],
    node: true,
    packages: ['commander', 'cli-progress', '@orpc'],
  },
  { path: 'electron/web', may: [...STATION_FACE, 'shared/contract'], node: true, packages: ['ws', '@orpc'] },
  { path: 'electron/main', may: [...STATION_FACE, 'shared/contract'], node: true, packages: ['electron'] },
  { path: 'electron/preload', may: ['shared/contract'], packages: ['electron'] },

  {
    path: 'renderer',
    may: ['shared/contract'],
    packages: ['react', 'react-dom', 'zustand', '@fluentui', '@orpc', 'i18next', 'react-i18next', '@tanstack'],
  },
]

/** Folders whose code is held to the rooms; `test` and `build` may import everything. */
export const HELD = ['shared', 'electron', 'renderer']
