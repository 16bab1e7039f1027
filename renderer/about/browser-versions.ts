interface Version {
  readonly name: string
  readonly version: string
}

const PARTS = [
  { name: 'Electron', pattern: /Electron\/([\d.]+)/ },
  { name: 'Chromium', pattern: /Chrome\/([\d.]+)/ },
  { name: 'Firefox', pattern: /Firefox\/([\d.]+)/ },
]

/** What shows the page, as it names itself in its user agent. */
export function browserVersions(userAgent: string): readonly Version[] {
  return PARTS.flatMap(({ name, pattern }) => {
    const version = pattern.exec(userAgent)?.[1]
    return version === undefined ? [] : [{ name, version }]
  })
}
