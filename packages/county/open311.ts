import { line } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { Code, fault, Name, repeated } from './code.ts'

/** How an answer is given, in the words of Open311's service definitions. */
export const questionKinds = ['string', 'text', 'number', 'datetime', 'singlevaluelist', 'multivaluelist'] as const

/** Something asked of whoever reports a case of a category, besides what happened and where. */
export const Question = z
  .strictObject({
    code: Code,
    name: Name,
    kind: z.enum(questionKinds),
    required: z.boolean(),
    /** How to answer. */
    hint: Name.optional(),
    /** To choose from, for the two kinds of list. */
    values: z
      .array(z.strictObject({ key: Code, name: Name }))
      .min(1)
      .max(100)
      .optional(),
  })
  .refine(({ kind, values }) => kind.endsWith('list') === (values !== undefined), {
    path: ['values'],
    ...fault(say('列表题须有选项，其他题不能有', 'Lists have values, and nothing else has')),
  })
export type Question = z.output<typeof Question>

/** The questions of one category, in the order they are asked. */
export const Questions = z
  .array(Question)
  .max(20)
  .refine((all) => repeated(all.map(({ code }) => code)).length === 0, fault(say('重复', 'Repeated')))

const all = {
  /** By which name the county goes among others; `jurisdiction_id` of Open311. */
  jurisdictionId: line(100),
  /** SHA-256, base64url, of the keys (random, 128 bits or more) that may create requests; none: anybody may. */
  keys: z.array(z.string().regex(/^[\w-]{43}$/)).max(100),
  /** Decimals that a public place is rounded to: 3 are about 100 m, 2 about 1 km. */
  decimals: z.int().min(0).max(4),
  /** How to reach whoever keeps the endpoint, and how to get a key. */
  contact: line(300),
  keyService: line(300),
}

/** The county's public list of cases and its Open311 endpoint, as far as it says so itself. */
export const Open311 = z.strictObject(all).partial()
export type Open311 = Readonly<Required<z.output<typeof Open311>>>

interface Named {
  readonly code: string
  readonly name: z.output<typeof Name>
  readonly open311?: z.output<typeof Open311> | undefined
}

/** What holds in a county. */
export const open311Of = ({ code, name, open311 }: Named): Open311 => ({
  jurisdictionId: code,
  keys: [],
  decimals: 3,
  contact: `${name['zh-CN']}网格化服务中心 / ${name.en} grid service centre`,
  keyService: '上报无需密钥 / No key is needed to create requests',
  ...open311,
})
