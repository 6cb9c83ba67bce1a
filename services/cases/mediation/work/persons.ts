import { fold } from '@wangge/folding'
import type { Ports } from '@wangge/http'
import { phoneOf } from '@wangge/vault/phone'
import { demandNotMediator, demandOther, type Person } from '../domain/persons.ts'
import { presentIn } from '../domain/telling.ts'
import type { StoredMediation } from '../table.ts'

type Reading = Pick<Ports, 'vault' | 'county'>

const folded = (name: string | undefined): string | undefined => (name === undefined ? undefined : fold(name))

/** Who they are; one whose data was erased is nobody any more. */
const personOf = async (subjectId: string, { vault }: Pick<Ports, 'vault'>): Promise<Person> => {
  const subject = await vault.subject(subjectId)
  const { name, phone } = subject ?? {}
  return { name: name && folded(subject?.reveal(name)), phone: phone && subject?.reveal(phone) }
}

const personsOf = (ids: readonly string[], ports: Reading): Promise<Person[]> =>
  Promise.all(ids.map((id) => personOf(id, ports)))

/** Those who take part, but for one, and those who mediate. */
const othersIn = async (
  { parties, mediatorId, otherMediators = [] }: StoredMediation,
  ports: Reading,
  except?: string,
): Promise<{ others: Person[]; mediators: Person[] }> => {
  const ids = presentIn({ parties }).flatMap(({ partyId }) => (partyId === except ? [] : [partyId]))
  const [parted, mediators] = await Promise.all([
    personsOf(ids, ports),
    personsOf([mediatorId, ...otherMediators], ports),
  ])
  return { others: [...parted, ...mediators], mediators }
}

/** As the vault would keep them: a number typed in two ways is one. */
const asKept = async <P extends Person>({ name, phone }: P, { county }: Reading, path: string): Promise<Person> => {
  const { testPhones } = await county.config()
  return { name: folded(name), phone: phone === undefined ? undefined : phoneOf(phone, { testPhones }, path) }
}

/** Each of the parties is another person, and none of them mediates. */
export const demandPersons = async (
  parties: readonly Person[],
  mediatorIds: readonly string[],
  ports: Reading,
): Promise<void> => {
  const [known, mediators] = await Promise.all([
    Promise.all(parties.map((one, n) => asKept(one, ports, `parties.${n}.phone`))),
    personsOf(mediatorIds, ports),
  ])
  for (const [n, one] of known.entries()) {
    demandOther(one, [...known.slice(0, n), ...mediators], `parties.${n}.name`)
    demandNotMediator(one, mediators, `parties.${n}.phone`)
  }
}

/** Somebody who is to take part is nobody who does already. */
export const demandNewPerson = async (who: Person, mediation: StoredMediation, ports: Reading): Promise<void> => {
  const [one, { others, mediators }] = await Promise.all([asKept(who, ports, 'phone'), othersIn(mediation, ports)])
  demandOther(one, others, 'name')
  demandNotMediator(one, mediators, 'phone')
}

/** A correction does not make one party another. */
export const demandStillOther = async (
  { partyId, name, phone }: { partyId: string; name?: string | undefined; phone?: string | null | undefined },
  mediation: StoredMediation,
  ports: Reading,
): Promise<void> => {
  if (name === undefined && phone === undefined) return
  const [before, { others, mediators }] = await Promise.all([
    personOf(partyId, ports),
    othersIn(mediation, ports, partyId),
  ])
  const changed = await asKept({ name, phone: phone ?? undefined }, ports, 'phone')
  const after = { name: changed.name ?? before.name, phone: phone === undefined ? before.phone : changed.phone }
  demandOther(after, others, name === undefined ? 'phone' : 'name')
  if (phone !== undefined) demandNotMediator(after, mediators, 'phone')
}

/** Those who agreed are persons of their own: of what was entered before this was asked as well. */
export const demandAllPersons = async ({ parties }: StoredMediation, ports: Reading): Promise<void> => {
  const known = await personsOf(
    presentIn({ parties }).map(({ partyId }) => partyId),
    ports,
  )
  for (const [n, one] of known.entries()) demandOther(one, known.slice(0, n), 'outcome')
}
