import { allow, person, scopes } from '@wangge/access'
import type { Asked, Ports } from '@wangge/http'
import { invalid, Problem, say } from '@wangge/problem'
import { type Item, putNew } from '@wangge/table'
import { correctedTime } from '@wangge/time'
import { sheetBy } from '../sheet/domain/owing.ts'
import { isOn, type Sheet } from '../sheet/domain/period.ts'
import { theirsBetween } from '../sheet/domain/roll.ts'
import { contactRule, type DutyPeriod, dayOf, dutyPeriod } from '../sheet/domain/rule.ts'
import { SheetRow } from '../sheet/table.ts'
import { rollsOf } from '../sheet/work/roll.ts'
import { Contact, type NewContact } from './contract/record.ts'
import { record } from './domain.ts'
import { ContactRow } from './table.ts'

/** What became of one contact of a batch. */
export type Outcome =
  | { readonly contact: Contact; readonly repeated: boolean }
  /** `used`: its id is another contact's. */
  | { readonly problem: Problem; readonly used?: boolean }

/** Whose contacts they are, and what their phone's clock said when it sent them. */
interface Sender {
  readonly memberId: string
  readonly sentAt: string | undefined
}
type Row = Item<typeof ContactRow>
type Week = DutyPeriod & { readonly sheet: Sheet | undefined }

const asProblem = (error: unknown): Problem => {
  if (error instanceof Problem) return error
  throw error
}

const attempt = async <T>(work: () => T | Promise<T>): Promise<T | Problem> => {
  try {
    return await work()
  } catch (error) {
    return asProblem(error)
  }
}

const view = (row: unknown): Contact => Contact.parse(row)

const usedBefore = () => invalid('contactId', say('这个编号已用于另一条记录', 'This id was used for another contact'))
const noSubject = () =>
  invalid('note', say('该户没有登记或信息已清除，不能附说明', 'No note can be kept: the household’s data are not here'))

/** A keyed hash of what was sent: it tells a repeat from another contact, and gives the note away to nobody. */
const hashOf = (sent: NewContact, { vault }: Pick<Ports, 'vault'>): Promise<string> =>
  vault.blindIndex('note', JSON.stringify(Object.entries(sent).sort(([a], [b]) => (a < b ? -1 : 1))))

/** The weeks that contacts are for, each with the worker's sheet, whether a timer has opened it or not. */
const weeksOf = async (duties: readonly DutyPeriod[], memberId: string, { table, now }: Ports) => {
  const [rolls, stored] = await Promise.all([
    rollsOf(table, memberId),
    table.getMany(
      SheetRow,
      duties.map(({ period, ruleId }) => ({ memberId, period, ruleId })),
    ),
  ])
  const weeks = duties.map((duty, n): [string, Week] => [
    duty.period,
    { ...duty, sheet: stored[n] ?? sheetBy(rolls, duty, now) },
  ])
  return { rolls, weeks: new Map(weeks) }
}

/** What each contact is to be, or why it is refused; nothing is written. */
const decide = async (
  sent: readonly NewContact[],
  { memberId, sentAt }: Sender,
  ports: Ports,
): Promise<(Row | Problem)[]> => {
  const { county, vault, now } = ports
  const config = await county.config()
  const rule = contactRule(config)
  const days = await Promise.all(
    sent.map(({ on, capturedAt }) =>
      attempt(() => {
        const correctedAt = capturedAt && correctedTime(capturedAt, { now, sentAt }, config.offline)
        const day = dayOf({ ...(on && { on }), ...(correctedAt && { correctedAt }) }, rule, config.zone, now)
        return { ...day, ...(correctedAt && { correctedAt }) }
      }),
    ),
  )
  const periods = new Set(days.flatMap((day) => (day instanceof Problem ? [] : day.period)))
  const duties = [...periods].map((period) => dutyPeriod(config, period))
  const { rolls, weeks } = await weeksOf(duties, memberId, ports)

  type Day = { on: string; period: string; correctedAt?: string }
  const decideOne = async (contact: NewContact, { correctedAt, ...day }: Day): Promise<Row> => {
    const week = weeks.get(day.period) as Week
    const { sheet, from } = week
    const { householdId, note, capturedAt, mode } = contact
    const isLinked =
      theirsBetween(rolls, from, now).has(householdId) || (sheet !== undefined && isOn(sheet, householdId))
    const modeCounts = rule.modesCounted.includes(mode)
    const decided = record(contact, { ...day, memberId, limits: week, sheet, isLinked, modeCounts }, now)
    const sealed = note === undefined ? undefined : (await vault.subject(householdId))?.seal('note', note)
    if (note !== undefined && !sealed) throw noSubject()
    return { ...decided, capturedAt, correctedAt, note: sealed, bodyHash: await hashOf(contact, ports) }
  }
  return Promise.all(
    sent.map(async (contact, n) => {
      const day = days[n] as (typeof days)[number]
      return day instanceof Problem ? day : attempt(() => decideOne(contact, day))
    }),
  )
}

/** Stores contacts, each on its own: the client's id makes a repeat harmless and gives the first answer again. */
export const recordContacts = async (
  sent: readonly NewContact[],
  { principal, request }: Pick<Asked, 'principal' | 'request'>,
  ports: Ports,
): Promise<Outcome[]> => {
  const asking = person(principal)
  const { table, county } = ports
  const [areaId] = scopes(asking, 'contact.record')
  allow(asking, 'contact.record', areaId === undefined ? [] : await county.pathOf(areaId))
  const { memberId } = asking

  const decided = await decide(sent, { memberId, sentAt: request.headers['x-client-time'] }, ports)
  // of one id twice in a batch the first is stored, and the second is its repeat
  const isFirst = (at: number) => sent.findIndex(({ contactId }) => contactId === sent[at]?.contactId) === at
  const rows = decided.flatMap((row, at) => (row instanceof Problem || !isFirst(at) ? [] : [row]))
  const fates = rows.length > 0 ? await table.writeEach(rows.map((row) => putNew(ContactRow, row))) : []
  const written = new Set(rows.filter((_, at) => fates[at] === 'written'))

  const first = async (contact: NewContact): Promise<Outcome | undefined> => {
    const stored = await table.get(ContactRow, { memberId, contactId: contact.contactId })
    if (!stored) return undefined
    const isSame = stored.bodyHash === (await hashOf(contact, ports))
    return isSame ? { contact: view(stored), repeated: true } : { problem: usedBefore(), used: true }
  }
  return Promise.all(
    decided.map(async (row, at): Promise<Outcome> => {
      if (!(row instanceof Problem) && written.has(row)) return { contact: view(row), repeated: false }
      // a repeat is answered as the first time, even after its week has closed
      const known = await first(sent[at] as NewContact)
      return known ?? { problem: row instanceof Problem ? row : usedBefore() }
    }),
  )
}
