import type { CountyConfig, DeadlineRule } from '@wangge/county'
import type { Language } from '@wangge/problem'
import type { LimitKind } from '@wangge/time'
import type { Preview } from '../contract/deadlines.ts'

const units: Readonly<Record<LimitKind, (amount: number) => Readonly<Record<Language, string>>>> = {
  'urgent-hours': (n) => ({ 'zh-CN': `${n} 个紧急工时`, en: `${n} ${n === 1 ? 'hour' : 'hours'}, day and night` }),
  'working-hours': (n) => ({ 'zh-CN': `${n} 个工作时`, en: `${n} working ${n === 1 ? 'hour' : 'hours'}` }),
  'working-days': (n) => ({ 'zh-CN': `${n} 个工作日`, en: `${n} working ${n === 1 ? 'day' : 'days'}` }),
  'natural-days': (n) => ({ 'zh-CN': `${n} 个自然日`, en: `${n} natural ${n === 1 ? 'day' : 'days'}` }),
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
  const span = units[kind](amount)[language]
  const why =
    language === 'zh-CN'
      ? `${asked.length > 0 ? `“${asked.join('、')}”另有规定` : '按一般规定'}：${span}`
      : `${asked.length > 0 ? `Set for ${asked.join(', ')}` : 'The general limit'}: ${span}`
  return { rule, why }
}
