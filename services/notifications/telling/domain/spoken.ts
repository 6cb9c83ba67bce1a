/** An answer as it goes on in a sentence of ours. */
export const unstopped = (text: string): string => text.replace(/[。.]\s*$/, '')
