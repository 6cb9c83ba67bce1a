import type { Post } from '@wangge/access'
import { postTitles } from '@wangge/access/titles'
import type { AreaNode, County, CountyConfig } from '@wangge/county'
import { type Language, say, type Text } from '@wangge/problem'
import { zoned } from '@wangge/time'
import { stringify } from 'csv-stringify/sync'
import { isOverdue } from '../../case/domain/limits.ts'
import { stepTitles } from '../../case/steps/words.ts'
import type { CaseBriefRow } from '../../case/table/case.ts'

/** What a file is told with. */
export interface Telling {
  readonly config: CountyConfig
  readonly language: Language
  readonly now: string
  readonly county: Pick<County, 'lineage'>
}
/** From the county down to an area itself, of those that occur in a file. */
type Lineages = ReadonlyMap<string, readonly AreaNode[]>
type Cell = (brief: CaseBriefRow, telling: Telling, lineages: Lineages) => string
type Column = readonly [title: Text, cell: Cell]

const yes = say('是', 'yes')

/** As spreadsheets read a time, on the county's clock. */
const time = (instant: string | undefined, { config }: Telling): string => {
  if (instant === undefined) return ''
  const { date, time } = zoned(instant, config.zone)
  return `${date} ${time}`
}

/** A column for each level below the county: branches of the tree end at different ones. */
const levelColumns = ({ levels }: CountyConfig): Column[] =>
  levels
    .slice(1)
    .map(
      ({ level, name }): Column => [
        name,
        ({ areaId }, _, lineages) => lineages.get(areaId)?.find((area) => area.level === level)?.name ?? '',
      ],
    )

const columnsOf = (config: CountyConfig): Column[] => [
  [say('事项编号', 'Number'), ({ caseId }) => caseId],
  [
    say('类别', 'Category'),
    ({ category }, { language }) => config.categories.find(({ code }) => code === category)?.name[language] ?? category,
  ],
  [say('标题', 'Title'), ({ title }) => title],
  [say('类型', 'Class'), ({ class: kind }, { language }) => config.caseClasses[kind][language]],
  [say('环节', 'Step'), ({ step }, { language }) => stepTitles[step][language]],
  ...levelColumns(config),
  [
    say('承办岗位', 'Lies with'),
    ({ holder: { role, areaId } }, { language }, lineages) =>
      `${lineages.get(areaId)?.at(-1)?.name ?? areaId} ${postTitles[role as Post]?.[language] ?? role}`,
  ],
  [say('承办单位', 'Unit'), ({ holder }) => holder.unitId ?? ''],
  [say('承办人', 'Member'), ({ holder }) => holder.memberId ?? ''],
  [say('上报时间', 'Reported'), ({ reportedAt }, telling) => time(reportedAt, telling)],
  [say('到期时间', 'Due'), ({ dueAt }, telling) => time(dueAt, telling)],
  [say('逾期', 'Overdue'), (brief, { now, language }) => (isOverdue(brief, now) ? yes[language] : '')],
  [say('主件', 'Part of'), ({ parentId }) => parentId ?? ''],
]

// 00123E4567 would be shown as a power of ten, 0012345678 without its noughts
const asNumber = /^(0\d+|\d+E\d+|\d{12,})$/
const kept = (text: string): string => (asNumber.test(text) ? `'${text}` : text)

/** Lines of a list as a file for a spreadsheet. */
export const caseTable = async (briefs: readonly CaseBriefRow[], telling: Telling): Promise<string> => {
  const { config, language, county } = telling
  const areaIds = new Set(briefs.flatMap(({ areaId, holder }) => [areaId, holder.areaId]))
  const lineages = new Map(
    await Promise.all([...areaIds].map(async (areaId) => [areaId, await county.lineage(areaId)] as const)),
  )
  const columns = columnsOf(config)
  const lines = briefs.map((brief) => columns.map(([, cell]) => kept(cell(brief, telling, lineages))))
  const header = columns.map(([title]) => title[language])
  return stringify([header, ...lines], { bom: true, escape_formulas: true, record_delimiter: 'windows' })
}
