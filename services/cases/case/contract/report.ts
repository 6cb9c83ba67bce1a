import { CaseId, Instant } from '@wangge/contract'
import * as z from 'zod'

/** A new case's number, and the secret by which its reporter is known from here on: it is shown only once. */
export const Opened = z.object({ number: CaseId, token: z.string(), expectedAt: Instant })
export type Opened = z.output<typeof Opened>
