import { AreaId, formatted, line, personal } from '@wangge/contract'
import { importRoute } from '@wangge/imports/result'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { HouseholdClass } from './register.ts'

const classes = z
  .string()
  .transform((text) => [
    ...new Set(
      text
        .split(/[;；]/)
        .map((one) => one.trim())
        .filter(Boolean),
    ),
  ])
  .pipe(z.array(HouseholdClass).max(8))

/** `ref` becomes the household's id and must stay the same from file to file; `classes` are separated by semicolons. */
export const HouseholdColumns = z.object({
  ref: formatted(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$/, 'ref', 'h000123'),
  gridCode: AreaId,
  head: personal('name', line(60)),
  phone: personal('phone', line(20, 3)).optional(),
  address: personal('address', line(120)),
  persons: z.coerce.number().int().min(0).max(99).default(1),
  classes: classes.optional(),
  /** 座机: no text is ever sent there. */
  landline: personal('phone', line(20, 3)).optional(),
})
export type HouseholdColumns = z.output<typeof HouseholdColumns>

export const importHouseholds = importRoute({
  kind: 'households',
  action: 'household.import',
  summary: say('导入住户', 'Import households'),
  columns: HouseholdColumns,
  example:
    'ref,gridCode,head,phone,address,persons,classes\nh000123,152921100001003,张小兰,10012345678,通古淖尔社区银杏苑2栋,3,\n',
})
