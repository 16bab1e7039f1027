import { globSync } from 'node:fs'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const ROOT = import.meta.dirname

/** Threads of the station: each `*-worker.ts` becomes `out/main/<name>.js`, beside the station that starts it. */
const workers = Object.fromEntries(
  globSync('electron/station/**/*-worker.ts', { cwd: ROOT }).map((file) => [
    path.basename(file, '.ts'),
    path.join(ROOT, file),
  ]),
)

export default defineConfig({
  main: {
    build: {
      rolldownOptions: {
        input: {
          main: path.join(ROOT, 'electron/main/main.ts'),
          station: path.join(ROOT, 'electron/station/process/station-process.ts'),
          ...workers,
        },
        // One flat folder, so that a module finds its neighbours by import.meta.dirname in whichever file it ends up.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload loads no modules of its own: one file, CommonJS.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: path.join(ROOT, 'electron/preload/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: path.join(ROOT, 'renderer'),
    plugins: [react()],
    build: {
      rolldownOptions: { input: path.join(ROOT, 'renderer/index.html') },
      minify: true,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      // Loaded from the disk, never over a network.
      chunkSizeWarningLimit: 2000,
    },
  },
})
