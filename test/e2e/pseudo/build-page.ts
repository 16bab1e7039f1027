import path from 'node:path'
import react from '@vitejs/plugin-react'
import { build, type Plugin } from 'vite'
import { ROOT } from '../cli.ts'

/** Modules of the page that are swapped, and what stands in their place. */
const SWAPPED = new Map([
  [path.join(ROOT, 'renderer/i18n/languages.ts'), path.join(import.meta.dirname, 'page-languages.ts')],
  [path.join(ROOT, 'shared/contract/text/languages.ts'), path.join(import.meta.dirname, 'contract-languages.ts')],
])

const swap: Plugin = {
  name: 'made-up-language',
  enforce: 'pre',
  async resolveId(source, importer) {
    const resolved = await this.resolve(source, importer, { skipSelf: true })
    const stead = resolved === null ? undefined : SWAPPED.get(resolved.id)
    return stead === undefined || importer === stead ? resolved : stead
  },
}

/** Builds the page into `folder` with the made-up language in the place of Dutch. Nothing of it is in the page that is shipped. */
export async function buildPseudoPage(folder: string): Promise<void> {
  await build({
    root: path.join(ROOT, 'renderer'),
    base: './',
    configFile: false,
    logLevel: 'error',
    plugins: [swap, react()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
    },
  })
}
