import { type CountyConfig, categoryOf } from '@wangge/county'
import type { Ports } from '@wangge/http'
import { type Fault, Problem, say } from '@wangge/problem'
import { mobileForm, phoneIn } from '@wangge/vault/phone'
import type * as z from 'zod'
import type { createCase } from '../contract/case.ts'
import type { Case } from '../domain/case.ts'

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

/** Refuses a question that would reach nobody: whoever reported it left no phone, or was erased (C9). */
export const demandAskable = async ({ subjectId }: Case, { vault }: Pick<Ports, 'vault'>): Promise<void> => {
  const subject = subjectId === undefined ? undefined : await vault.subject(subjectId)
  if (subject?.phone) return
  throw new Problem(
    'conflict',
    say('反映人没有留电话，无法请其补充', 'Whoever reported it left no phone: nobody can be asked'),
    { facts: { rule: 'reachable', command: 'ask-resident' } },
  )
}

export const demandReachable = (...what: Parameters<typeof reachFaults>): void => {
  const fields = reachFaults(...what)
  if (fields[0]) throw new Problem('invalid', fields[0].what, { fields })
}
