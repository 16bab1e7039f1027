/** The program's name for Windows: its notifications and taskbar buttons belong to the shortcut that carries the same. */
export const APP_ID = 'io.prestage.desktop'
