import { type ReactNode, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Paper } from '../../shared/contract/shell.ts'
import { desktopShell } from '../station/shell.ts'

/** What is to be done with the sheets while they stand on the page. */
type Use = (paper: Paper) => Promise<unknown>

interface Sheets {
  /** The sheets to put on the page, while they are printed. */
  readonly portal: ReactNode
  print(): void
  /** Saves them as PDF; undefined in a browser, whose print dialog does it. */
  readonly savePdf: ((name: string) => void) | undefined
}

/** Puts sheets on the page for as long as they are printed; the page's style shows nothing else on paper. */
export function useSheets(content: ReactNode, paper: Paper): Sheets {
  const [use, setUse] = useState<{ readonly run: Use }>()
  const shell = desktopShell()
  useEffect(() => {
    if (use === undefined) return
    use.run(paper).finally(() => setUse(undefined))
  }, [use, paper])
  return {
    portal: use === undefined ? null : createPortal(<div data-sheets={paper}>{content}</div>, document.body),
    print: () => setUse({ run: shell?.print ?? printInBrowser }),
    savePdf:
      shell === undefined
        ? undefined
        : (name) => setUse({ run: (sheetPaper) => shell.savePdf({ name, paper: sheetPaper }) }),
  }
}

/** Returns when the browser's dialog is closed. */
async function printInBrowser(): Promise<void> {
  window.print()
}
