import { code128, type DrawingContext, datamatrix } from 'bwip-js/generic'

export type Outline = readonly (readonly [number, number])[]

/** A symbol without its quiet zone, in modules. */
export interface BarcodeSymbol {
  readonly width: number
  readonly height: number
  readonly outlines: readonly Outline[]
}

/** bwip-js never draws smaller than two units for a module of a matrix; bars are drawn one unit for a module. */
const MATRIX_UNITS = 2
const SCALE = 1

/** Printable ASCII that Code 128 (ISO/IEC 15417) holds; `height` is 1: bars are stretched by who places them. */
export function code128Symbol(text: string): BarcodeSymbol {
  const drawn = code128({ bcid: 'code128', text, scale: SCALE, height: 1 }, recorder())
  const outlines = drawn.bars.map(({ x, width }): Outline => {
    // It names the middle of a bar, rounded up.
    const left = Math.floor(x - width / 2)
    const right = left + width
    return [
      [left, 0],
      [right, 0],
      [right, 1],
      [left, 1],
    ]
  })
  return { width: drawn.width, height: 1, outlines }
}

/** ASCII in a square Data Matrix (ISO/IEC 16022, ECC 200). */
export function dataMatrixSymbol(text: string): BarcodeSymbol {
  const drawn = datamatrix({ bcid: 'datamatrix', text, scale: SCALE }, recorder())
  return {
    width: drawn.width / MATRIX_UNITS,
    height: drawn.height / MATRIX_UNITS,
    outlines: drawn.areas.map((area) => area.map(([x, y]) => [x / MATRIX_UNITS, y / MATRIX_UNITS] as const)),
  }
}

interface Recorded {
  readonly width: number
  readonly height: number
  readonly bars: readonly { readonly x: number; readonly width: number }[]
  readonly areas: readonly Outline[]
}

/** Takes down what bwip-js draws instead of drawing it. */
function recorder(): DrawingContext<Recorded> {
  let size = { width: 0, height: 0 }
  const bars: { x: number; width: number }[] = []
  const areas: Outline[] = []
  return {
    scale: () => null,
    measure: () => ({ width: 0, ascent: 0, descent: 0 }),
    init: (width, height) => {
      size = { width, height }
    },
    line: (x, _y0, _x1, _y1, width) => bars.push({ x, width }),
    polygon: (points) => areas.push(points),
    hexagon: () => {},
    ellipse: () => {},
    fill: () => {},
    text: () => {},
    end: () => ({ ...size, bars, areas }),
  }
}
