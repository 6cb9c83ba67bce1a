import { invalid, say } from '@wangge/problem'
import { parsePhoneNumberFromString } from 'libphonenumber-js/mobile'

// a form that no carrier has issued: Chinese mobile numbers begin with 13 to 19
const testForm = /^(?:\+?86)?(100\d{8})$/

/** What whoever gave none is shown. */
export const mobileForm = { format: 'mobile', example: '+86 13x xxxx xxxx' }

export interface PhoneRules {
  /** Also takes the test form `100xxxxxxxx` (the county's configuration says so). */
  readonly testPhones: boolean
}

/** A mobile number in E.164, or undefined when the text is none. Numbers without a country code are Chinese. */
export const phoneIn = (text: string, { testPhones }: PhoneRules): string | undefined => {
  if (text.length > 40) return undefined
  const plain = text.normalize('NFKC').replace(/[\s()-]/g, '')
  const test = testForm.exec(plain)
  if (test) return testPhones ? `+86${test[1]}` : undefined
  if (!/^\+?\d{5,17}$/.test(plain)) return undefined
  const parsed = parsePhoneNumberFromString(plain, 'CN')
  return parsed?.isValid() ? parsed.number : undefined
}

/** A mobile number in E.164, or an `invalid` problem about the field. */
export const phoneOf = (text: string, rules: PhoneRules, path = 'phone'): string => {
  const phone = phoneIn(text, rules)
  if (phone) return phone
  throw invalid(path, say('不是有效的手机号码', 'Not a valid mobile number'), mobileForm)
}
