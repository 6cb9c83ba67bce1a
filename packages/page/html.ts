const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => marks[mark] as string)

/** HTML that somebody of this house wrote; no value read from outside can be one. */
export class Markup {
  readonly #text: string
  private constructor(text: string) {
    this.#text = text
  }
  toString(): string {
    return this.#text
  }
  static of(strings: TemplateStringsArray, pieces: readonly Piece[]): Markup {
    return new Markup(strings.reduce((text, literal, at) => text + written(pieces[at - 1]) + literal))
  }
}

/** What may stand in a template: markup as it is, text escaped, a list one after another, nothing for what is not there. */
export type Piece = Markup | string | number | false | null | undefined | readonly Piece[]

const written = (piece: Piece): string => {
  if (piece === false || piece === null || piece === undefined) return ''
  if (piece instanceof Markup) return piece.toString()
  return typeof piece === 'object' ? piece.map(written).join('') : escaped(String(piece))
}

/**
 * HTML in which everything put in is escaped, for content and for quoted attributes: the only way to make markup.
 * Never put anything in where HTML does not read escapes: in script, style, or an attribute without quotes.
 */
export const html = (strings: TemplateStringsArray, ...pieces: Piece[]): Markup => Markup.of(strings, pieces)
