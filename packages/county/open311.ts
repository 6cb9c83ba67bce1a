import { formatted, line } from '@wangge/contract'
import * as z from 'zod'
import type { Name } from './code.ts'

const all = {
  /** By which name the county goes among others; `jurisdiction_id` of Open311. */
  jurisdictionId: line(100),
  /** SHA-256, base64url, of the keys (random, 128 bits or more) that may create requests; none: anybody may. */
  keys: z.array(formatted(/^[\w-]{43}$/, 'sha256-base64url', '47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU')).max(100),
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
