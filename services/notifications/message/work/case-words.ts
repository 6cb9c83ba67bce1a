import type { WorkPorts } from '@wangge/events'
import { type Language, say } from '@wangge/problem'
import { limitIn } from '../domain/spoken.ts'
import type { Standing } from '../domain/standing.ts'

/** A text message lies open on a table: of a confidential case it does not say what it is about (C20). */
const kept = say('保密事项', 'confidential')
/** A limit whose days lie beyond the published calendar (C9). */
const expected = (due: string, language: Language): string => (language === 'zh-CN' ? `${due}（预计）` : `about ${due}`)

/** What every text about a case may say: its number, category, place and time limit. */
export const caseWords = async (
  caseId: string,
  {
    category,
    areaId,
    dueAt,
    provisional,
    confidential,
  }: Pick<Standing, 'category' | 'areaId' | 'dueAt' | 'provisional' | 'confidential'>,
  language: Language,
  { county }: Pick<WorkPorts, 'county'>,
) => {
  const [config, area] = await Promise.all([county.config(), county.area(areaId)])
  const called = config.categories.find(({ code }) => code === category)?.name[language] ?? category ?? ''
  const due = limitIn(dueAt, config.zone, language)
  return {
    number: caseId,
    category: confidential ? kept[language] : called,
    area: area?.name ?? areaId,
    due: provisional ? expected(due, language) : due,
  }
}
