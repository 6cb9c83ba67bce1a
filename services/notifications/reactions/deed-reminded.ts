import { deedReminded } from '@wangge/cases/contract'
import { deedRules } from '@wangge/county'
import type { Language } from '@wangge/problem'
import { membersOf, spokenDate } from '../case-notice.ts'
import { tell } from '../notice.ts'

export const onDeedReminded = tell(deedReminded, async ({ data }, { county, access }) => {
  const { areaId, list, owner, dueOn, done, quantity } = data
  const [config, area] = await Promise.all([county.config(), county.area(areaId)])
  const { lists, units } = deedRules(config)
  const called = (of: typeof units, code: string, language: Language) =>
    of.find((one) => one.code === code)?.name[language] ?? code
  const variables = (language: Language) => ({
    area: area?.name ?? areaId,
    list: called(lists, list, language),
    due: spokenDate(dueOn, language),
    done: String(done),
    quantity: `${quantity.amount}${language === 'zh-CN' ? '' : ' '}${called(units, quantity.unit, language)}`,
  })
  return (await membersOf(owner, { access })).map((memberId) => ({
    recipient: memberId,
    subjectId: memberId,
    areaId,
    template: 'deed-overdue',
    variables,
  }))
})
