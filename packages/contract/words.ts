// what takes no ink: spaces, formats, fillers, marks with nothing to stand on, the character of what was lost
const read = /[^\p{Z}\p{C}\p{M}\p{Default_Ignorable_Code_Point}\p{White_Space}\u2800\ufffc\ufffd\u{1d159}]/u

/** Whether there is anything in a text that somebody could read. */
export const hasWords = (text: string): boolean => read.test(text)

// made when first needed: it takes longer to make than everything else of a contract
let segmenter: Intl.Segmenter | undefined

/** A text as its reader counts it: a letter with its marks is one, and so is a family of emoji. */
export const graphemesOf = (text: string): string[] => {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'grapheme' })
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}
