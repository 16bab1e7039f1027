import path from 'node:path'
import { build } from 'electron-vite'
import { bundleStation } from './bundle/bundle-station.ts'
import { writeLicences } from './licences/write-licences.ts'

/** `npm run build`: window and page (`out/main`, `out/preload`, `out/renderer`), command line and station (`out/cli`), licences. */
const ROOT = path.join(import.meta.dirname, '..')

await build({ root: ROOT })
await bundleStation(ROOT)
writeLicences()
