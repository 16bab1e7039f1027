import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { confineContents } from '../../../electron/main/confine-contents.ts'
import { denyPermissions } from '../../../electron/main/permissions.ts'

type Contents = Parameters<typeof confineContents>[0]
type Session = Parameters<typeof denyPermissions>[0]

const PERMISSIONS = [
  'clipboard-read',
  'clipboard-sanitized-write',
  'display-capture',
  'fullscreen',
  'geolocation',
  'idle-detection',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'notifications',
  'pointerLock',
  'keyboardLock',
  'openExternal',
  'speaker-selection',
  'storage-access',
  'top-level-storage-access',
  'window-management',
  'fileSystem',
  'hid',
  'serial',
  'usb',
  'unknown',
]

describe('web contents', () => {
  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])('prevent %s', (name) => {
    const contents = new EventEmitter()
    let prevented = false
    confineContents(Object.assign(contents, { setWindowOpenHandler: () => undefined }) as object as Contents)
    contents.emit(name, { preventDefault: () => (prevented = true) })
    expect(prevented).toBe(true)
  })

  it('deny every new window', () => {
    let opened: unknown
    const setWindowOpenHandler = (handler: (details: { url: string }) => unknown) => {
      opened = handler({ url: 'https://example.invalid/' })
    }
    confineContents(Object.assign(new EventEmitter(), { setWindowOpenHandler }) as object as Contents)
    expect(opened).toEqual({ action: 'deny' })
  })
})

describe('permissions', () => {
  type Request = (contents: null, permission: string, decide: (granted: boolean) => void) => void
  type Check = (contents: null, permission: string) => boolean
  const handlers: { request?: Request; check?: Check; device?: () => boolean } = {}
  const session = Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: (handler: Request) => (handlers.request = handler),
    setPermissionCheckHandler: (handler: Check) => (handlers.check = handler),
    setDevicePermissionHandler: (handler: () => boolean) => (handlers.device = handler),
  })
  denyPermissions(session as object as Session)

  it.each(PERMISSIONS)('%s is denied when asked for and when checked', (permission) => {
    let granted: boolean | undefined
    handlers.request?.(null, permission, (answer) => {
      granted = answer
    })
    expect(granted).toBe(false)
    expect(handlers.check?.(null, permission)).toBe(false)
  })

  it('no device is handed out and nothing is downloaded', () => {
    let prevented = false
    session.emit('will-download', { preventDefault: () => (prevented = true) })
    expect(handlers.device?.()).toBe(false)
    expect(prevented).toBe(true)
  })
})
