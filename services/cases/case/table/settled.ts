import { defineEntity } from '@wangge/table'
import * as z from 'zod'

/** As far as which calendar provisional limits were settled, and since when that one is known: one row. */
export const SettledRow = defineEntity('cases', 'settled', {
  schema: z.object({ through: z.iso.date(), since: z.string() }),
  key: (_: object) => ['settled', 'settled'],
})
