import { AreaId, CaseId, Instant, line, personal } from '@wangge/contract'
import { Answers } from '@wangge/county/answers'
import { Place } from '@wangge/county/locate'
import * as z from 'zod'

/** A new case's number, and the secret by which its reporter is known from here on: it is shown only once. */
export const Opened = z.object({ number: CaseId, token: z.string(), expectedAt: Instant })
export type Opened = z.output<typeof Opened>

/** Whoever reports it asks that only those who must may know of it (C20); some categories are so always. */
export const confidential = z.boolean().optional()
/** What a new case is made of, whoever brings it. Where: the grid's code, or a place. */
export const where = {
  gridCode: AreaId.optional(),
  place: Place.optional(),
}
/** Answers to the category's form, by the codes of its fields. */
export const withAnswers = { answers: Answers.optional() }
export const reporter = {
  address: personal('address', line(120)).optional(),
  name: personal('name', line(40)).optional(),
  /** A mobile number: answers go there by SMS. */
  phone: personal('phone', line(30)).optional(),
}
