import { ruleOf } from '@wangge/access'
import type { Standing } from '@wangge/cases/contract'
import type { TemplateId } from '@wangge/county/templates'
import type { WorkPorts } from '@wangge/events'
import { type Language, say } from '@wangge/problem'
import { zoned } from '@wangge/time'
import type * as z from 'zod'
import type { Notice } from './notice.ts'

type Case = z.output<typeof Standing>
type Ports = Pick<WorkPorts, 'county' | 'access'>

const two = (n: number) => String(n).padStart(2, '0')

type Words = Readonly<Record<string, string>>
type More = Words | ((language: Language) => Words)

/** A local date as a text message says it: `11月24日`, `24 Nov`. */
export const spokenDate = (date: string, language: Language): string => {
  const [, month = 1, day = 1] = date.split('-').map(Number)
  if (language === 'zh-CN') return `${month}月${day}日`
  return `${day} ${new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' }).format(Date.UTC(2000, month - 1))}`
}

/** A local time as a text message says it: `11月24日18:00`, `24 Nov 18:00`. */
export const spokenIn = (instant: string, zone: string, language: Language): string => {
  const { date, hour, minute } = zoned(instant, zone)
  return `${spokenDate(date, language)}${language === 'zh-CN' ? '' : ' '}${two(hour)}:${two(minute)}`
}

/** A limit as a text message says it: one that ends with a day says which day, `11月24日24:00`. */
export const limitIn = (instant: string, zone: string, language: Language): string => {
  const { hour, minute } = zoned(instant, zone)
  if (hour + minute > 0) return spokenIn(instant, zone, language)
  const { date } = zoned(new Date(Date.parse(instant) - 60_000).toISOString(), zone)
  return `${spokenDate(date, language)}${language === 'zh-CN' ? '' : ' '}24:00`
}

/** A text message lies open on a table: of a confidential case it does not say what it is about (C20). */
const kept = say('保密事项', 'confidential')

/** What every text about a case may say: its number, category, place and time limit. */
const variablesOf =
  ({ caseId, category, areaId, dueAt, confidential }: Case, more: More, { county }: Ports) =>
  async (language: Language): Promise<Record<string, string>> => {
    const [{ categories, zone }, area] = await Promise.all([county.config(), county.area(areaId)])
    return {
      number: caseId,
      category: confidential
        ? kept[language]
        : (categories.find(({ code }) => code === category)?.name[language] ?? category),
      area: area?.name ?? areaId,
      due: dueAt === undefined ? '—' : limitIn(dueAt, zone, language),
      ...(typeof more === 'function' ? more(language) : more),
    }
  }

/** The members behind a holder: the one who accepted it, else everybody in the post or the unit. */
export const membersOf = async (
  { memberId, unitId, areaId, role }: Partial<Case['holder']>,
  { access }: Pick<Ports, 'access'>,
): Promise<string[]> => {
  if (memberId !== undefined) return [memberId]
  if (unitId === undefined && areaId === undefined) return []
  const holders = unitId === undefined ? await access.postsAt(areaId as string) : await access.postsIn(unitId)
  return [...new Set(holders.filter((post) => unitId !== undefined || post.role === role).map((post) => post.memberId))]
}

/** The grid's leader and the township's officials and duty post: who hears of an emergency at once (C2). */
export const alertedOf = async ({ areaId, confidential }: Case, { county, access }: Ports): Promise<string[]> => {
  // whoever has it hears of it; nobody else may know that it is there (C20)
  if (confidential) return []
  const heard = ['grid-leader', 'township-official', 'duty']
  const posts = await Promise.all((await county.pathOf(areaId)).slice(1).map((id) => access.postsAt(id)))
  return posts.flat().flatMap(({ role, memberId }) => (heard.includes(role) ? [memberId] : []))
}

/** Who may decide an extension, nearest above whoever asked: all who hold such a post at the first level that has one (C8). */
export const decidersOf = async (
  { areaId, holder, actorId }: Case,
  { county, access }: Ports,
): Promise<readonly string[]> => {
  const may = ruleOf('case.decide-extension').subtree ?? []
  const path = await county.pathOf(areaId)
  for (const id of path.slice(0, path.indexOf(holder.areaId) + 1).reverse()) {
    const held = (await access.postsAt(id)).filter(({ role }) => may.some((one) => one === role))
    const others = held.map(({ memberId }) => memberId).filter((memberId) => memberId !== actorId)
    if (others.length > 0) return others
  }
  return []
}

/** An answer as it goes on in a sentence of ours. */
export const unstopped = (text: string): string => text.replace(/[。.]\s*$/, '')

/** A text about a case to members, each once. */
export const toMembers = (
  memberIds: readonly string[],
  template: TemplateId,
  about: Case,
  ports: Ports,
  more: More = {},
): Notice[] =>
  [...new Set(memberIds)].map((memberId) => ({
    recipient: memberId,
    subjectId: memberId,
    areaId: about.areaId,
    template,
    variables: variablesOf(about, more, ports),
    confidential: about.confidential,
  }))

/** A text to those a case lies with, but not to whoever did it. */
export const toHolders = async (template: TemplateId, about: Case, ports: Ports): Promise<Notice[]> => {
  const told = await membersOf(about.holder, ports)
  return toMembers(
    told.filter((memberId) => memberId !== about.actorId),
    template,
    about,
    ports,
  )
}

/** Texts to a reporter that repeat what somebody wrote. */
const quoting: readonly TemplateId[] = [
  'case-answered',
  'case-progress',
  'case-question',
  'case-passed-on',
  'case-cancelled',
]

/** A text to the resident who reported it, when they left a way to be told. */
export const toReporter = (template: TemplateId, about: Case, ports: Ports, more: More = {}): Notice[] =>
  about.subjectId === undefined
    ? []
    : [
        {
          recipient: about.caseId,
          subjectId: about.subjectId,
          areaId: about.areaId,
          template: about.confidential && quoting.includes(template) ? 'confidential-news' : template,
          variables: variablesOf(about, more, ports),
          confidential: about.confidential,
        },
      ]

/** A case is on the list again: whoever has it takes it up, and whoever reported it hears that it goes on. */
export const begunAnew = async (about: Case, ports: Ports): Promise<Notice[]> => [
  ...(await toHolders('case-opened-again', about, ports)),
  ...toReporter('case-begun-anew', about, ports),
]
