import path from 'node:path'
import type { Configuration } from 'electron-builder'
import { APP_ID } from '../../electron/main/app-id.ts'
import type { Distribution } from './electron-distribution.ts'
import { fuseConfiguration } from './fuses.ts'
import type { Stage } from './stage.ts'

const ICONS = 'build/icons'

/** electron-builder's configuration. What it packs was laid out before (`stage`), so it collects no packages itself. */
export function configuration(
  root: string,
  { app, resources }: Stage,
  { folder, version }: Distribution,
  platform: NodeJS.Platform,
): Configuration {
  return {
    appId: APP_ID,
    productName: 'Prestage',
    copyright: 'Prestage',
    directories: { app: path.relative(root, app), output: 'dist', buildResources: ICONS },
    // Whatever electron-builder finds of packages, what is laid out needs none.
    files: ['**/*', '!**/node_modules/**'],
    extraResources: [{ from: path.relative(root, resources), to: '.' }],
    asar: true,
    npmRebuild: false,
    electronVersion: version,
    electronDist: folder,
    electronFuses: fuseConfiguration(platform),
    electronLanguages: ['en-US', 'sv', 'fr', 'nl'],
    publish: null,
    fileAssociations: [
      {
        ext: 'wim',
        name: 'Prestaged media',
        description: 'Configuration Manager prestaged media',
        mimeType: 'application/x-ms-wim',
        role: 'Viewer',
        rank: 'Alternate',
        icon: path.join(root, ICONS, platform === 'darwin' ? 'media.icns' : 'media.ico'),
      },
    ],
    win: {
      target: ['nsis', 'portable'],
      icon: `${ICONS}/program.ico`,
      executableName: 'Prestage',
    },
    nsis: {
      oneClick: false,
      perMachine: true,
      allowToChangeInstallationDirectory: true,
      deleteAppDataOnUninstall: false,
    },
    mac: { target: ['dmg', 'zip'], icon: `${ICONS}/program.icns`, category: 'public.app-category.utilities' },
    linux: {
      target: ['AppImage', 'deb'],
      icon: `${ICONS}/linux`,
      // `prestage` is the command line.
      executableName: 'prestage-desktop',
      category: 'System',
      synopsis: 'Provision disks with Configuration Manager prestaged media',
      maintainer: 'Prestage <prestage@localhost>',
    },
    deb: { fpm: [`${path.join(root, 'build/package/launchers/prestage-deb')}=/usr/bin/prestage`] },
  }
}
