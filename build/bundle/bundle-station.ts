import { globSync } from 'node:fs'
import path from 'node:path'
import { build } from 'vite'

/**
 * Bundles the command line and the station's process into `folder`: one flat folder, so that a module finds its
 * neighbours by import.meta.dirname in whichever file it ends up. Only the database driver, which brings a native
 * file, stays outside: what lies there runs in any Node 22 or later that finds `better-sqlite3`.
 */
export async function bundleStation(root: string, folder = 'out/cli'): Promise<void> {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: true,
      target: 'node22',
      outDir: folder,
      emptyOutDir: true,
      minify: true,
      copyPublicDir: false,
      rolldownOptions: {
        input: {
          prestage: path.join(root, 'electron/cli/prestage.ts'),
          station: path.join(root, 'electron/station/process/station-process.ts'),
          ...workers(root),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  })
}

/** Threads of the station: each `*-worker.ts` becomes `out/cli/<name>.js`, beside the station that starts it. */
function workers(root: string): Record<string, string> {
  return Object.fromEntries(
    globSync('electron/station/**/*-worker.ts', { cwd: root }).map((file) => [
      path.basename(file, '.ts'),
      path.join(root, file),
    ]),
  )
}
