import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const ROOT = import.meta.dirname

export default defineConfig({
  main: {
    build: {
      // One file that needs no packages: the station and the command line are bundled apart (build/bundle).
      externalizeDeps: false,
      rolldownOptions: {
        input: { main: path.join(ROOT, 'electron/main/main.ts') },
        output: { format: 'es', entryFileNames: '[name].js' },
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
