// The contrast of two colours by the WCAG 2 formula, and the pairs of our tokens that must reach it.
export type Tokens = Record<string, string>
export type Pair = { front: string; ground: string; least: number }

export const readTokens = (scss: string): Tokens =>
  Object.fromEntries([...scss.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/gi)].map(([, name, hex]) => [name, hex]))

const grounds = ['card', 'page']
const textLeast = 4.5
const shapeLeast = 3

const on = (fronts: string[], ground: string, least: number): Pair[] => fronts.map((front) => ({ front, ground, least }))

/** Disabled text is exempt in WCAG 1.4.3 yet must be readable: shape's measure. */
const pairs: Pair[] = [
  ...grounds.flatMap((ground) => on(['ink', 'ink2', 'ink3', 'brand', 'brand-pressed', 'ok', 'warn', 'bad', 'info'], ground, textLeast)),
  ...grounds.flatMap((ground) => on(['field-border', 'sharp', 'peak', 'flat', 'valley', 'deep', 'shared'], ground, shapeLeast)),
  ...['brand', 'ok', 'warn', 'bad', 'info'].flatMap((name) => on([name], `${name}-tint`, textLeast)),
  ...['brand', 'brand-pressed', 'bad'].flatMap((ground) => on(['card'], ground, textLeast)),
  ...on(['ink3'], 'disabled', shapeLeast),
]

export const findFaint = (tokens: Tokens): string[] =>
  pairs.flatMap(({ front, ground, least }) => {
    const [a, b] = [tokens[front], tokens[ground]]
    if (!a || !b) return [`--${a ? ground : front} is missing`]
    const ratio = contrast(a, b)
    return ratio < least ? [`--${front} on --${ground}: ${ratio.toFixed(2)}, at least ${least}`] : []
  })

export const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)

/** A colour outside the tokens escapes the measure. */
export const findLooseColours = (name: string, scss: string): string[] =>
  scss.split('\n').flatMap((line, index) => {
    const hex = /[\w-]+:\s[^;{]*(#[0-9a-f]{3,8})\b[^{]*$/i.exec(line)?.[1]
    return hex ? [`${name}:${index + 1} ${hex}`] : []
  })
