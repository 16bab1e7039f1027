/** `type` of a line: 1 information, 2 warning, 3 error (configmgr.md 14 [observed]). */
const TYPES = { info: 1, warning: 2, error: 3 } as const

export interface TraceEntry {
  readonly time: Date
  readonly component: string
  readonly kind: keyof typeof TYPES
  readonly text: string
}

/** Takes finished lines, without line ends. */
export type TraceWriter = (line: string) => void

/** One line of a log as CMTrace reads it (configmgr.md 14), its time in UTC. */
export function cmtraceLine({ time, component, kind, text }: TraceEntry): string {
  const [date = '', clock = ''] = time.toISOString().slice(0, 23).split('T')
  const [year, month, day] = date.split('-')
  return (
    `<![LOG[${oneLine(text)}]LOG]!><time="${clock}+000" date="${month}-${day}-${year}" ` +
    `component="${attribute(component)}" context="" type="${TYPES[kind]}" thread="0" file="">`
  )
}

/** The text must neither end the entry nor the line. */
function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to replace
  return text.replace(/[\u0000-\u001f\u007f]+/g, ' ').replaceAll(']LOG]', ']LOG ]')
}

function attribute(text: string): string {
  return oneLine(text).replace(/["<>]/g, '')
}
