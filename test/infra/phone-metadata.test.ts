import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import fc from 'fast-check'
import { type PhoneMetadata, withoutFormats } from '../../infra/phone-metadata.ts'
import { root } from '../../infra/rooms.ts'

const require = createRequire(join(root, 'packages', 'vault', 'phone.ts'))
// only packages/vault depends on it
const at = (name: string): string => require.resolve(`libphonenumber-js/${name}`)
const { parsePhoneNumberFromString } = require(at('core'))
const read = (name: string) => JSON.parse(readFileSync(at(name), 'utf8'))
const whole: PhoneMetadata = read('metadata.mobile.json')
const thin = withoutFormats(whole)
const examples: Record<string, string> = read('examples.mobile.json')

const numberIn = (text: string, metadata: PhoneMetadata): string | undefined => {
  const parsed = parsePhoneNumberFromString(text, 'CN', metadata)
  return parsed?.isValid() ? parsed.number : undefined
}

describe('what a bundle knows of phone numbers', () => {
  it('P4 is half of what the library knows', () => {
    expect(JSON.stringify(thin).length).toBeLessThan(JSON.stringify(whole).length * 0.55)
  })

  it('P4 reads every number as the library does: of every country, near misses and any digits', () => {
    let valid = 0
    const same = (text: string): void => {
      const number = numberIn(text, whole)
      if (number) valid++
      expect([text, numberIn(text, thin)]).toEqual([text, number])
    }
    const codes = Object.keys(examples).map((country) => [country, String(whole.countries[country]?.[0])] as const)
    for (const [country, code] of codes)
      for (const before of [`+${code}`, `+${code}0`, `00${code}`, code, '', '0', '86'])
        same(`${before}${examples[country]}`)
    expect(valid).toBeGreaterThan(codes.length)
    const digits = fc.stringMatching(/^\d{0,12}$/)
    const near = fc.tuple(fc.constantFrom(...codes), fc.nat(14), digits).map(([[country, code], kept, rest]) => {
      const example = examples[country] as string
      return `+${code}${example.slice(0, kept)}${rest.slice(0, Math.max(0, example.length - kept))}`
    })
    fc.assert(
      fc.property(
        fc.oneof(
          near,
          fc.tuple(fc.constantFrom('', '+'), digits).map((parts) => parts.join('')),
        ),
        same,
      ),
      {
        numRuns: 3000,
      },
    )
  })
})
