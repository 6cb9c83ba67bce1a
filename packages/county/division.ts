const division = /^\d{6}(\d{3}){0,2}$/

/** A published division code (GB/T 10114) at its own length: `152921100000` is the township `152921100`. */
export const shortCode = (code: string): string =>
  division.test(code) ? code.slice(0, 6) + code.slice(6).replace(/(?:000){1,2}$/, '') : code

/** All the ways to write one code, the short one first. */
export const sameCodes = (code: string): string[] => {
  const short = shortCode(code)
  if (!division.test(short)) return [code]
  return [...new Set([short, short.padEnd(9, '0'), short.padEnd(12, '0')])]
}

/** Digits of the levels that the standard names; areas of other levels are called as their county calls them. */
export const digitsOf: Readonly<Record<string, number>> = { county: 6, township: 9, village: 12 }
