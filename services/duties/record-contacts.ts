import { createHash } from 'node:crypto'
import { allow, type Person, scopes } from '@wangge/access'
import type { Ports } from '@wangge/http'
import { invalid, Problem, say } from '@wangge/problem'
import { putNew } from '@wangge/table'
import { Contact, type NewContact } from './contract.ts'
import { record } from './domain/contact.ts'
import { contactRule, dayOf, limitsOf } from './domain/rule.ts'
import { ContactRow, RollRow, SheetRow } from './table.ts'

/** What became of one contact of a batch. */
export type Outcome = { readonly contact: Contact; readonly repeated: boolean } | { readonly problem: Problem }

const hashOf = (sent: NewContact): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(sent).sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest('base64url')
    .slice(0, 16)

const asProblem = (error: unknown): Problem => {
  if (error instanceof Problem) return error
  throw error
}

const view = (row: unknown): Contact => Contact.parse(row)

const usedBefore = () => invalid('contactId', say('这个编号已用于另一条记录', 'This id was used for another contact'))

/** Households on the worker's rolls, wherever they serve. */
const linkedTo = async (person: Person, { county, table }: Ports): Promise<Set<string>> => {
  const { memberId } = person
  const areaIds = scopes(person, 'contact.record')
  const listingAreaIds = [...new Set(await Promise.all(areaIds.map((areaId) => county.listingAreaOf(areaId))))]
  const rolls = await table.getMany(
    RollRow,
    listingAreaIds.map((listingAreaId) => ({ listingAreaId, memberId })),
  )
  return new Set(
    rolls.flatMap((roll) => roll?.entries.flatMap(({ householdId, until }) => (until ? [] : householdId)) ?? []),
  )
}

/** Stores contacts, each on its own: the client's id makes a repeat harmless and gives the first answer again. */
export const recordContacts = async (sent: readonly NewContact[], person: Person, ports: Ports): Promise<Outcome[]> => {
  const { table, county, vault, now } = ports
  const [areaId] = scopes(person, 'contact.record')
  allow(person, 'contact.record', areaId === undefined ? [] : await county.pathOf(areaId))
  const config = await county.config()
  const rule = contactRule(config)
  const { memberId } = person

  const days = sent.map((contact) => {
    try {
      return dayOf(contact, rule, config.zone, now)
    } catch (error) {
      return asProblem(error)
    }
  })
  const periods = [...new Set(days.flatMap((day) => (day instanceof Problem ? [] : day.period)))]
  const [linked, sheets] = await Promise.all([
    linkedTo(person, ports),
    table.getMany(
      SheetRow,
      periods.map((period) => ({ memberId, period, ruleId: rule.ruleId })),
    ),
  ])

  const decide = async (contact: NewContact, day: (typeof days)[number]) => {
    if (day instanceof Problem) return day
    const sheet = sheets[periods.indexOf(day.period)]
    const { householdId, note, capturedAt, mode } = contact
    const isLinked = linked.has(householdId) || sheet?.open.includes(householdId) || householdId in (sheet?.ticks ?? {})
    const limits = limitsOf(rule, day.period, config.zone)
    const modeCounts = rule.modesCounted.includes(mode)
    try {
      const decided = record(contact, { ...day, memberId, limits, sheet, isLinked, modeCounts }, now)
      const sealed = note === undefined ? undefined : (await vault.subject(householdId))?.seal('note', note)
      return { ...decided, capturedAt, ...(sealed && { note: sealed }), bodyHash: hashOf(contact) }
    } catch (error) {
      return asProblem(error)
    }
  }
  const decided = await Promise.all(sent.map((contact, n) => decide(contact, days[n] as (typeof days)[number])))
  const rows = decided.filter((row): row is Exclude<typeof row, Problem> => !(row instanceof Problem))
  const fates = rows.length > 0 ? await table.writeEach(rows.map((row) => putNew(ContactRow, row))) : []

  const first = async (contact: NewContact): Promise<Outcome | undefined> => {
    const stored = await table.get(ContactRow, { memberId, contactId: contact.contactId })
    if (!stored) return undefined
    return stored.bodyHash === hashOf(contact) ? { contact: view(stored), repeated: true } : { problem: usedBefore() }
  }
  return Promise.all(
    decided.map(async (row, n): Promise<Outcome> => {
      const contact = sent[n] as NewContact
      // a repeat is answered as the first time, even after its week has closed
      if (row instanceof Problem) return (await first(contact)) ?? { problem: row }
      if (fates[rows.indexOf(row)] === 'written') return { contact: view(row), repeated: false }
      return (await first(contact)) ?? { problem: usedBefore() }
    }),
  )
}
