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

/** A landline (座机) with or without its area code and extension, or undefined: no text is ever sent there. */
export const landlineIn = (text: string): string | undefined => {
  const plain = text.normalize('NFKC').replace(/[\s()]/g, '')
  return /^(?:\+86-?)?(?:0\d{2,3}-?)?[2-9]\d{6,7}(?:-\d{1,6})?$/.test(plain) ? plain : undefined
}
/** What whoever gave none is shown. */
export const landlineForm = { format: 'landline', example: '0579-12345678' }
const notMobile = say('不是有效的手机号码', 'Not a valid mobile number')
const isLandline = say('这是座机，请填在 landline 一列', 'This is a landline: it goes into the column landline')
/** What is wrong with what stands where a mobile number belongs. */
export const phoneFault = (text: string) => ({
  path: 'phone',
  what: landlineIn(text) === undefined ? notMobile : isLandline,
  allowed: mobileForm,
})
/** What is wrong with a landline, if anything is. */
export const landlineFaults = (text: string | undefined) =>
  text === undefined || landlineIn(text) !== undefined
    ? []
    : [{ path: 'landline', what: say('不是有效的座机号码', 'Not a valid landline'), allowed: landlineForm }]

/** A mobile number in E.164, or an `invalid` problem about the field. */
export const phoneOf = (text: string, rules: PhoneRules, path = 'phone'): string => {
  const phone = phoneIn(text, rules)
  if (phone) return phone
  throw invalid(path, say('不是有效的手机号码', 'Not a valid mobile number'), mobileForm)
}
