import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import * as z from 'zod'
import { capabilities, mainland, partitionOf } from './capabilities.ts'

const Throttle = z.strictObject({ rate: z.number().positive(), burst: z.number().int().positive() })

/** What a county decides about its own cloud. What it decides about its work is data in its table. */
export const CountyFile = z.strictObject({
  /** Short name, part of every resource's name: `wangge-<county>-…`. */
  county: z.string().regex(/^[a-z][a-z0-9]{1,15}$/, 'a short name: 2–16 lower-case letters and digits'),
  /** Division code, six digits. */
  code: z.string().regex(/^\d{6}$/, 'the six digits of the county’s division code'),
  name: z.string().min(1),
  zone: z.string().refine((zone) => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
    } catch {
      return false
    }
  }, 'an IANA time zone'),
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/),
  account: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  /** Real people’s data must stay in mainland China; counties of invented people may say true. */
  allowOutsideChina: z.boolean().default(false),
  table: z.strictObject({ recoveryDays: z.number().int().min(1).max(35).default(35) }).default({ recoveryDays: 35 }),
  logs: z
    .strictObject({ retentionDays: z.union([7, 14, 30, 90, 180, 365].map((days) => z.literal(days))).default(180) })
    .default({ retentionDays: 180 }),
  /** Who is told when something breaks. */
  alarms: z.strictObject({ email: z.email() }),
  /** Yearly ceiling in US dollars (yuan in China), told at 80 % and at 100 % of a month’s share. */
  budget: z.strictObject({ perMonth: z.number().positive() }).optional(),
  sms: z.strictObject({ provider: z.enum(['aliyun', 'tencent', 'aws']) }),
  edge: z
    .strictObject({
      /** Browsers’ origins that may call the API. */
      origins: z.array(z.url()).default([]),
      domain: z.strictObject({ name: z.string().min(3), certificateArn: z.string().startsWith('arn:') }).optional(),
      throttle: z
        .strictObject({ anyone: Throttle, signedIn: Throttle })
        .default({ anyone: { rate: 20, burst: 40 }, signedIn: { rate: 100, burst: 200 } }),
    })
    .prefault({}),
})
export type CountyFile = z.output<typeof CountyFile>

/** Checks a county's settings for a region; every fault in one message. */
export const checkCounty = (settings: unknown, region?: string): CountyFile => {
  const parsed = CountyFile.safeParse(settings)
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error))
  const county = region ? { ...parsed.data, region } : parsed.data
  if (!mainland(county.region) && !county.allowOutsideChina) {
    throw new Error(
      `${county.region} is outside mainland China: personal data that a state organ collects stays there ` +
        '(PIPL article 36). A county of invented people says allowOutsideChina: true.',
    )
  }
  // another region than its own is only synthesized for
  const { sms } = capabilities[partitionOf(parsed.data.region)]
  if (!sms.includes(county.sms.provider)) {
    throw new Error(
      `sms.provider ${county.sms.provider} does not exist in ${parsed.data.region}: take ${sms.join(' or ')}`,
    )
  }
  return county
}

/** Reads and checks a county file. */
export const readCounty = (file: string, region?: string): CountyFile => {
  try {
    return checkCounty(parse(readFileSync(file, 'utf8')), region)
  } catch (cause) {
    throw new Error(`${file}: ${(cause as Error).message}`, { cause })
  }
}
