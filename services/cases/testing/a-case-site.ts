import { place } from '@wangge/testing/a-room'
import { aCaseRoom, lamp } from './a-case-room.ts'

const browser = { accept: 'text/html,*/*;q=0.8', 'accept-language': 'zh-CN,zh;q=0.9', 'sec-fetch-site': 'same-origin' }
const { gridCode: _, ...rest } = lamp

/** What is typed into a report, and the key its form is sent under. */
export const matter: Readonly<Record<string, string>> = rest
export const key = 'k'.repeat(22)

/** The residents’ pages as a browser on a phone reads and sends them. */
export const aSite = async () => {
  const { visit, ...room } = await aCaseRoom()
  const read = (path: string, headers: Record<string, string> = {}) =>
    visit(`GET ${path}`, { headers: { ...browser, ...headers } })
  const send = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    visit(`POST ${path}`, {
      body: new URLSearchParams(fields).toString(),
      type: 'application/x-www-form-urlencoded',
      headers: { ...browser, ...headers },
    })
  /** Reports, and comes back with the number and what the browser keeps. */
  const reported = async (fields: Record<string, string> = {}) => {
    const { headers, cookies } = await send(`/r/${place.grid}`, { ...matter, key, ...fields })
    const number = `${headers.location}`.slice('/c/'.length)
    const kept = cookies.map((cookie) => cookie.split(';')[0]).join('; ')
    return { number, kept, token: /case-token=([\w-]+)/.exec(kept)?.[1] ?? '' }
  }
  return { ...room, read, send, reported }
}
