import { formatted } from '@wangge/contract'
import { languages } from '@wangge/problem'
import * as z from 'zod'

const page = {
  action: 'public',
  tag: 'pages',
  answerType: 'text/html',
  hidden: true,
  idempotent: false,
  answer: z.string(),
} as const
/** A form that somebody sends, answered by the way to what came of it. */
export const form = { ...page, method: 'POST', status: 303, mediaType: 'application/x-www-form-urlencoded' } as const

const lang = { lang: z.enum(languages).optional() }
// whoever passes an address on may add to it (`?from=singlemessage`): that must keep nobody out
/** A page that somebody reads. */
export const read = { ...page, method: 'GET', query: z.looseObject(lang) } as const
export const pageQuery = z.object(lang)
// what is typed is looked at in the handler, which hands it back with what is wrong; here only what there is to type
export const typedText = z.string().optional()
/** Made with the form, not shown in it: however often the button is pressed, it is one case, one rating. */
export const FormKey = formatted(/^[\w-]{16,64}$/, 'key', 'f3Kq8ZtW2mXs9LpA').optional()
