/** What a county's provider puts in front of every text; it counts. */
export const signed = (signature: string, text: string): string => `【${signature}】${text}`

/**
 * How many parts an SMS takes in China: one of up to 70 characters, else 67 a part (UCS-2, so an emoji counts two).
 */
export const partsOf = (text: string): number => (text.length <= 70 ? 1 : Math.ceil(text.length / 67))
