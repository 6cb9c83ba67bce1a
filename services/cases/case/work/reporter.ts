import { type CountyConfig, categoryOf } from '@wangge/county'
import { type Fault, Problem, say } from '@wangge/problem'
import { mobileForm, phoneIn } from '@wangge/vault/phone'
import type * as z from 'zod'
import type { createCase } from '../contract/case.ts'

type Reported = Partial<Pick<z.output<typeof createCase.body>, 'category' | 'source' | 'name' | 'phone'>>

/** What is wrong with how its reporter can be reached: everything at once, for a form that comes back. */
export const reachFaults = (
  { category: code, source, name, phone }: Reported,
  { categories, testPhones }: Pick<CountyConfig, 'categories' | 'testPhones'>,
): Fault[] => {
  const path = 'phone'
  const category = code === undefined ? undefined : categoryOf({ categories }, code)
  if (category && !category.open && source !== 'worker' && source !== 'system' && !name && !phone)
    return [{ path, what: say('此类事项须留姓名或电话', 'This category needs a name or phone') }]
  if (phone && !phoneIn(phone, { testPhones }))
    return [{ path, what: say('不是有效的手机号码', 'Not a valid mobile number'), allowed: mobileForm }]
  return []
}

export const demandReachable = (...what: Parameters<typeof reachFaults>): void => {
  const fields = reachFaults(...what)
  if (fields[0]) throw new Problem('invalid', fields[0].what, { fields })
}
