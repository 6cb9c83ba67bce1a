import { eventOf, toyShop } from '@wangge/http/toy'
import { openSqlite } from '@wangge/table/sqlite'

type Ask = Parameters<typeof eventOf>[1]

/** The toys' API as a member who is signed in asks it, unless told otherwise. */
export const toyDesk = async () => {
  const { answerTo, signIn, ...rest } = toyShop(openSqlite(':memory:'))
  const token = await signIn('m1')
  const ask = async (request: string, options: Ask = {}) => {
    const { statusCode, headers = {}, body = '' } = await answerTo(eventOf(request, { token, ...options }))
    const type = String(headers['content-type'])
    return { status: statusCode, headers, text: body, json: type.includes('json') ? JSON.parse(body) : undefined }
  }
  return { ask, answerTo, signIn, token, ...rest }
}
export const english = { 'accept-language': 'en-GB,en;q=0.8' }
