import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { ShellCommand, View } from '../../shared/contract/shell.ts'
import { visible } from '../../shared/contract/text/visible.ts'
import type { RecentMedia } from './recent-media.ts'
import { shellTexts } from './shell-texts.ts'

/** Sets the program's menu in the language of the moment; what it asks for goes to the page. */
export function setMenu(
  send: (command: ShellCommand) => void,
  recent: RecentMedia,
  open: (file: string) => void,
): void {
  const texts = shellTexts()
  const show = (view: View, accelerator: string): MenuItemConstructorOptions => ({
    id: `view-${view}`,
    label: texts[view],
    accelerator,
    click: () => send({ kind: 'show', view }),
  })
  const file: MenuItemConstructorOptions[] = [
    {
      id: 'choose-media',
      label: texts.openMedia,
      accelerator: 'CmdOrCtrl+O',
      click: () => send({ kind: 'choose', file: 'media' }),
    },
    {
      id: 'recent-media',
      label: texts.recentMedia,
      enabled: recent.paths().length > 0,
      submenu: [
        ...recent.paths().map((file) => ({ label: menuLabel(file), click: () => open(file) })),
        { type: 'separator' },
        { id: 'clear-recent', label: texts.clearRecent, click: recent.clear },
      ],
    },
    {
      id: 'add-target',
      label: texts.addTarget,
      accelerator: 'CmdOrCtrl+T',
      click: () => send({ kind: 'choose', file: 'target' }),
    },
    { type: 'separator' },
    { role: 'quit', label: texts.quit, accelerator: 'CmdOrCtrl+Q' },
  ]
  // Copy and paste by keyboard need their roles in a menu (macOS).
  const edit: MenuItemConstructorOptions[] = (['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll'] as const).map(
    (role) => ({ role, label: texts[role] }),
  )
  const view: MenuItemConstructorOptions[] = [
    show('bench', 'CmdOrCtrl+1'),
    show('first-boot', 'CmdOrCtrl+2'),
    show('media', 'CmdOrCtrl+3'),
    show('log', 'CmdOrCtrl+4'),
    show('settings', 'CmdOrCtrl+,'),
    { type: 'separator' },
    ...(['zoomIn', 'zoomOut', 'resetZoom'] as const).map((role) => ({ role, label: texts[role] })),
    { role: 'togglefullscreen', label: texts.fullScreen },
  ]
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { label: texts.file, submenu: file },
      { label: texts.edit, submenu: edit },
      { label: texts.view, submenu: view },
      { label: texts.help, submenu: [{ id: 'about', label: texts.about, click: () => send({ kind: 'about' }) }] },
    ]),
  )
}

/** An ampersand would underline what follows it. */
function menuLabel(file: string): string {
  return visible(file).replaceAll('&', '&&')
}
