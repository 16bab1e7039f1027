import type { Drawing, DrawnText } from '../../shared/contract/label.ts'

const PLAIN = 'Helvetica, Arial, sans-serif'
const FONTS: Readonly<Record<DrawnText['font'], { readonly family: string; readonly weight: number }>> = Object.freeze({
  plain: { family: PLAIN, weight: 400 },
  bold: { family: PLAIN, weight: 700 },
  mono: { family: 'Courier New, Courier, monospace', weight: 400 },
})

/** A label as it will be printed, in its own size: black on white in every theme. */
export function LabelDrawing({ drawing, label }: { readonly drawing: Drawing; readonly label: string }) {
  const { width, height, outlines, texts } = drawing
  const path = outlines.map((outline) => `M${outline.map((point) => point.join(' ')).join('L')}Z`).join('')
  return (
    <svg
      role="img"
      aria-label={label}
      width={`${width}mm`}
      height={`${height}mm`}
      viewBox={`0 0 ${width} ${height}`}
      style={{ display: 'block', forcedColorAdjust: 'none' }}
    >
      <rect width={width} height={height} fill="#fff" />
      <path d={path} fill="#000" fillRule="evenodd" shapeRendering="crispEdges" />
      {texts.map(({ x, y, size, font, text }) => (
        <text
          key={`${y} ${text}`}
          x={x}
          y={y}
          fill="#000"
          fontSize={size}
          fontFamily={FONTS[font].family}
          fontWeight={FONTS[font].weight}
        >
          {text}
        </text>
      ))}
    </svg>
  )
}
