import * as z from 'zod'
import type { Ports } from './ports.ts'

/** Answer of `GET /health`. */
export const Health = z.object({ status: z.literal('ok'), county: z.string(), at: z.iso.datetime() })

/** Well when the county's configuration can be read. */
export const health = async ({ county, now }: Pick<Ports, 'county' | 'now'>): Promise<z.output<typeof Health>> => ({
  status: 'ok',
  county: (await county.config()).code,
  at: now,
})
