/** What a county's provider puts in front of every text; it counts. */
export const signed = (signature: string, text: string): string => `【${signature}】${text}`

const alone = 70
const perPart = 67

/**
 * How many parts an SMS takes in China: one of up to 70 characters, else 67 a part. An emoji counts two (UCS-2), and is
 * never cut: where one would stand over the edge of a part, it begins the next.
 */
export const partsOf = (text: string): number => {
  if (text.length <= alone) return 1
  let [parts, filled] = [1, 0]
  for (const { length } of text) {
    if (filled + length > perPart) [parts, filled] = [parts + 1, 0]
    filled += length
  }
  return parts
}
