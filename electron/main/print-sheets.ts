import type { BrowserWindow, WebContentsPrintOptions } from 'electron'
import type { Paper } from '../../shared/contract/shell.ts'

const MICRONS = 1000

/** Opens the system's print dialog; false when it was left without printing. */
export function printSheets({ webContents }: BrowserWindow, paper: Paper): Promise<boolean> {
  return new Promise((resolve) => webContents.print(optionsOf(paper), (printed) => resolve(printed)))
}

/** The sheets as PDF; each has the size that its style names. */
export function sheetsAsPdf({ webContents }: BrowserWindow): Promise<Uint8Array> {
  return webContents.printToPDF({ preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true })
}

function optionsOf(paper: Paper): WebContentsPrintOptions {
  const common = { silent: false, printBackground: true } as const
  if (paper === 'page') return common
  const [width = 0, height = 0] = paper.split('x').map((millimetres) => Number(millimetres) * MICRONS)
  return { ...common, pageSize: { width, height }, margins: { marginType: 'none' } }
}
