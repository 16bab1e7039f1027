/** One line in the form of CMTrace: what was done, at what time of day, as information (1), warning (2) or error (3). */
export interface TranscriptLine {
  readonly text: string
  readonly time: string
  readonly kind: 'info' | 'warning' | 'error'
}

const LINE = /^<!\[LOG\[([\s\S]*)\]LOG\]!><time="(\d\d:\d\d:\d\d)[^"]*".*? type="(\d)"/

/** A line that has another form is told as it is. */
export function readTranscriptLine(line: string): TranscriptLine {
  const [, text = line, time = '', type = '1'] = LINE.exec(line) ?? []
  return { text, time, kind: type === '3' ? 'error' : type === '2' ? 'warning' : 'info' }
}
