import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { pageFile } from '../../../electron/main/page-scheme.ts'

vi.mock('electron', () => ({ protocol: {} }))

const ROOT = path.resolve('/srv/page')

describe('addresses of the page', () => {
  it('finds a file of the page with its type', () => {
    expect(pageFile(ROOT, 'app://prestage/index.html')).toEqual({
      path: path.join(ROOT, 'index.html'),
      type: 'text/html; charset=utf-8',
    })
    expect(pageFile(ROOT, 'app://prestage/assets/index-1.js?x=1#y')?.path).toBe(path.join(ROOT, 'assets/index-1.js'))
  })

  it.each([
    'app://prestage/..%2fmain%2fmain.js',
    'app://prestage/..%2F..%2Fetc/x.js',
    'app://prestage/assets/%2e%2e%2f%2e%2e%2fmain.js',
    'app://prestage/..%5cmain.js',
    'app://prestage/assets\\..\\..\\main.js%5c.js',
    'app://prestage/%2fetc%2f..%2f..%2fx.js',
    'app://prestage/C:%2fWindows%2fx.js',
    'app://prestage/index.html%00.js',
    'app://prestage/%',
    'app://prestage/%ff%fe.js',
    'app://prestage/..%2fpage-of-another%2findex.html',
    'app://prestage/secret.json',
    'app://prestage/',
    'app://prestage',
    'app://other/index.html',
    'app://prestage.evil/index.html',
    'app://prestage@evil/index.html',
    'app://user@prestage/index.html',
    'app://prestage:80/index.html',
    'file:///etc/index.html',
    'https://prestage/index.html',
    'javascript:index.html',
    '//prestage/index.html',
    '',
  ])('refuses %j', (address) => {
    expect(pageFile(ROOT, address)).toBeUndefined()
  })

  it.each(['app://prestage/../main/main.js', 'app://prestage/%2e%2e/main/main.js', 'app://prestage/a/../../main.js'])(
    'keeps %j inside the folder of the page',
    (address) => {
      expect(pageFile(ROOT, address)?.path.startsWith(ROOT + path.sep)).toBe(true)
    },
  )
})
