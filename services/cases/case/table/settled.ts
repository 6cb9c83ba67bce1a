import { defineEntity } from '@wangge/table'
import * as z from 'zod'

/** As far as which calendar provisional limits were settled, since when it is known, when one was missed: one row. */
export const SettledRow = defineEntity('cases', 'settled', {
  schema: z.object({
    through: z.iso.date().optional(),
    since: z.string().optional(),
    remindedOn: z.iso.date().optional(),
  }),
  key: (_: object) => ['settled', 'settled'],
})
