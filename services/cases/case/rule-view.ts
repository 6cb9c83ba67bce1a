import type { CountyConfig, DeadlineRule } from '@wangge/county'
import type { Language } from '@wangge/problem'
import type { LimitKind } from '@wangge/time'
import type { Preview } from '../contract.ts'

const units: Readonly<Record<LimitKind, Readonly<Record<Language, string>>>> = {
  'urgent-hours': { 'zh-CN': '紧急工时', en: 'hours, day and night' },
  'working-hours': { 'zh-CN': '工作时', en: 'working hours' },
  'working-days': { 'zh-CN': '工作日', en: 'working days' },
  'natural-days': { 'zh-CN': '自然日', en: 'natural days' },
}

/** What a rule asks for, in words: its category, class and level; nothing for the general one. */
const askedBy = ({ category, class: kind, level }: DeadlineRule, config: CountyConfig, language: Language): string[] =>
  [
    config.categories.find(({ code }) => code === category)?.name[language],
    kind && config.caseClasses[kind][language],
    config.levels.find((one) => one.level === level)?.name[language],
  ].filter((word) => word !== undefined)

/** Which limit holds, and why this one. */
export const ruleView = (
  rule: DeadlineRule,
  config: CountyConfig,
  language: Language,
): Pick<Preview, 'rule' | 'why'> => {
  const { kind, amount } = rule
  const asked = askedBy(rule, config, language)
  const span = `${amount} ${units[kind][language]}`
  const why =
    language === 'zh-CN'
      ? `${asked.length > 0 ? `“${asked.join('、')}”另有规定` : '按一般规定'}：${span}`
      : `${asked.length > 0 ? `Set for ${asked.join(', ')}` : 'The general limit'}: ${span}`
  return { rule, why }
}
