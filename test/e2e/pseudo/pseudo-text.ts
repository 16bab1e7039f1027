const ACCENTED = new Map(
  Object.entries({
    a: 'á',
    b: 'ƀ',
    c: 'ç',
    d: 'ð',
    e: 'é',
    f: 'ƒ',
    g: 'ĝ',
    h: 'ĥ',
    i: 'î',
    j: 'ĵ',
    k: 'ķ',
    l: 'ļ',
    m: 'ɱ',
    n: 'ñ',
    o: 'ô',
    p: 'þ',
    q: 'ǫ',
    r: 'ŕ',
    s: 'š',
    t: 'ţ',
    u: 'û',
    v: 'ṽ',
    w: 'ŵ',
    x: 'ẋ',
    y: 'ý',
    z: 'ž',
    A: 'Á',
    B: 'Ɓ',
    C: 'Ç',
    D: 'Ð',
    E: 'É',
    F: 'Ƒ',
    G: 'Ĝ',
    H: 'Ĥ',
    I: 'Î',
    J: 'Ĵ',
    K: 'Ķ',
    L: 'Ļ',
    M: 'Ṁ',
    N: 'Ñ',
    O: 'Ö',
    P: 'Þ',
    Q: 'Ǫ',
    R: 'Ŕ',
    S: 'Š',
    T: 'Ţ',
    U: 'Û',
    V: 'Ṽ',
    W: 'Ŵ',
    X: 'Ẋ',
    Y: 'Ý',
    Z: 'Ž',
  }),
)
const LONGER = 0.4
/** Letters of which the added words are made, no longer than those of a real language. */
const FILLER = 'ļôŕéɱ îþšûɱ ðôļôŕ šîţ áɱéţ çôñšéçţéţûŕ '

/** An English text as a made-up language says it: accented, 40 % longer, in brackets. What is filled in stays as it is. */
function pseudo(text: string): string {
  const spoken = text
    .split(/(\{\{.*?\}\})/)
    .map((part) => (part.startsWith('{{') ? part : [...part].map((letter) => ACCENTED.get(letter) ?? letter).join('')))
    .join('')
  const letters = text.replaceAll(/\{\{.*?\}\}|\s/g, '').length
  const more = Math.ceil(letters * LONGER)
  const filler = FILLER.repeat(Math.ceil(more / FILLER.length))
    .slice(0, more)
    .trim()
  return `⟦${spoken}${/\s/.test(text) ? ' ' : ''}${filler}⟧`
}

/** The same for every text of a tree. */
export function pseudoTexts<Texts>(texts: Texts): Texts {
  return mapped(texts) as Texts
}

function mapped(value: unknown): unknown {
  if (typeof value === 'string') return pseudo(value)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]: [string, unknown]) => [key, mapped(inner)]))
}
