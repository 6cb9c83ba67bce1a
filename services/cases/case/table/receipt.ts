import { createHash } from 'node:crypto'
import { defineEntity } from '@wangge/table'
import * as z from 'zod'
import type { Agency } from '../contract/words.ts'
import { receiptKey } from '../domain/leave.ts'

/** What an agency's receipt is kept under, however its name and number were typed. */
export const receiptIdOf = ({ kind, name }: Agency, receiptNumber: string): string =>
  createHash('sha256')
    .update(JSON.stringify([kind, receiptKey(name), receiptKey(receiptNumber)]))
    .digest('base64url')

/** Which case an agency's receipt stands for (C19). */
export const ReceiptRow = defineEntity('cases', 'receipt', {
  schema: z.object({ receiptId: z.string(), caseId: z.string(), at: z.string() }),
  key: ({ receiptId }: { receiptId: string }) => [`receipt#${receiptId}`, 'receipt'],
})
