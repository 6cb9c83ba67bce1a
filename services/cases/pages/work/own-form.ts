import { type Answer, type Asked, answer, callOf, faultsOf, type Ports } from '@wangge/http'
import { type Language, Problem, say } from '@wangge/problem'
import type * as z from 'zod'
import { CaseRow } from '../../case/table/case.ts'
import { type Asking, ownCase } from '../../resident/work/own-case.ts'
import { resident } from '../../resident/work/resident.ts'
import { keptIn } from './case-cookies.ts'
import type { OwnForm } from './case-forms.ts'
import { casePage } from './case-page.ts'
import { again, fromHere, pathFor, readingOf, showPage } from './reading.ts'

type Typed = Readonly<Record<string, string | undefined>>
type Sent = Asked<{ number: string }, { lang?: Language | undefined }, Typed & { key?: string | undefined }>

/** What was typed, by the same rules as over the API. */
export const readTyped = <S extends z.ZodType>(schema: S, typed: unknown): z.output<S> => {
  const { success, data, error } = schema.safeParse(typed)
  if (success) return data
  const fields = faultsOf(error.issues, typed)
  throw new Problem('invalid', fields[0]?.what ?? say('内容有误', 'Invalid content'), { fields })
}

/** A form on a case's own page: what it asks is done once, and the page comes back, with what is wrong if anything is. */
export const sendOwnForm = async (
  { params: { number }, query, body: { key: sent, ...typed }, request }: Sent,
  ports: Ports,
  { form, act }: { form: OwnForm; act: (asking: Asking, typed: Typed) => Promise<unknown> },
): Promise<Answer> => {
  const reading = readingOf(request, query, `/c/${number}`)
  const key = sent ?? ports.secret(16)
  const principal = { kind: 'resident', caseToken: keptIn(request).caseToken ?? '' } as const
  const asking = { caseId: number, principal, request }
  const once = { idempotencyKey: key, routeId: `own-${form}`, rawBody: JSON.stringify(typed), newId: ports.newId }
  try {
    fromHere(request)
    // to anybody else there is no such case, whatever is wrong with the form
    resident(principal)(await ports.table.get(CaseRow, { caseId: number }))
    await act({ ...asking, request: callOf({ ...request, ...once, principal }) }, typed)
    return answer(303, '', { location: pathFor(reading, `/c/${number}`) })
  } catch (error) {
    return again(error, request, async (status, { detail, fields }) => {
      const [own, { zone }] = await Promise.all([ownCase(asking, ports), ports.county.config()])
      const forms = { key, sent: { form, typed, why: detail[request.language], path: fields[0]?.path } }
      return showPage(status, reading, casePage(own, { zone, forms }, reading))
    })
  }
}
