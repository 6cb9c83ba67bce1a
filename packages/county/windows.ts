import * as z from 'zod'

/** At most `most` in any `seconds`: all of them hold. */
export const Windows = z
  .array(z.strictObject({ seconds: z.int().min(1).max(86_400), most: z.int().min(1).max(1_000_000) }))
  .min(1)
  .max(5)
