import type { Ports } from '@wangge/http'
import { Conflict, putNew } from '@wangge/table'
import { CaseRow, ledgerOf } from '../../case/table/case.ts'
import { LookRow } from '../../case/table/look.ts'
import { shownAnswers } from '../../case/work/answers.ts'
import { caseTaken } from '../../case/work/take.ts'
import { entryView, shownReporter } from '../../case/work/view.ts'
import { PublicRow } from '../../public/table.ts'
import { type Asking, ownCase, takeOwn } from '../../resident/work/own-case.ts'
import { resident } from '../../resident/work/resident.ts'
import type { OwnExport } from '../contract/privacy.ts'
import { erase, hide } from '../domain.ts'
import { clearBeside, eraseWith } from './erase-case.ts'

interface Done {
  readonly number: string
  readonly at: string
}

/** The reporter's wish to be known only to whoever has the case (I5). */
export const hideOwn = async (asking: Asking, ports: Ports): Promise<Done> => {
  const events = await takeOwn(asking, ports, { decide: (found, actor) => hide(found, actor) })
  return { number: asking.caseId, at: caseTaken(events).at }
}

/** The reporter's wish that nothing personal be kept. One that was fulfilled before is fulfilled. */
export const eraseOwn = async (asking: Asking, ports: Ports): Promise<Done> => {
  const { caseId, principal } = asking
  const { erasedAt, erasing } = resident(principal)(await ports.table.get(CaseRow, { caseId }))
  const events =
    erasedAt === undefined
      ? await takeOwn(asking, ports, {
          decide: async (found, actor, setting) => ({
            ...erase(found, actor, setting),
            besides: await eraseWith(found, ports),
          }),
        })
      : []
  if (erasedAt === undefined || erasing)
    await clearBeside(caseId, asking.request.id, ports).catch((error) => {
      // a twin of this request is clearing it
      if (!(error instanceof Conflict)) throw error
    })
  return { number: caseId, at: erasedAt ?? caseTaken(events).at }
}

const looksAt = async ({ table }: Ports, caseId: string): Promise<OwnExport['looks']> => {
  const looks: OwnExport['looks'] = []
  let after: string | undefined
  do {
    const page = await table.list(LookRow, `case#${caseId}`, { prefix: 'look#', limit: 100, after })
    for (const { at, role, memberId } of page.items)
      looks.push({ at, by: memberId === undefined ? 'resident' : 'member', ...(role && { role }) })
    after = page.next
  } while (after !== undefined)
  return looks
}

/** Everything that is kept about a case and its reporter, for them to take away; recorded as a look (I5). */
export const exportOwn = async (asking: Asking, ports: Ports): Promise<OwnExport> => {
  const { caseId, principal, request } = asking
  const { table, vault, now, newId } = ports
  const own = resident(principal)(await table.get(CaseRow, { caseId }))
  await table.write([putNew(LookRow, { caseId, lookId: newId(), at: now })])
  const [view, ledger, published, looks, subject] = await Promise.all([
    ownCase(asking, ports),
    ledgerOf(table, caseId),
    table.get(PublicRow, { caseId }),
    looksAt(ports, caseId),
    own.subjectId === undefined ? undefined : vault.subject(own.subjectId),
  ])
  const { address, reporter } = shownReporter(own, subject, true)
  const answers = await shownAnswers(own, { subject, unmask: true, language: request.language }, ports)
  const { category, class: kind, source, description, place, areaId, rating, hidden, erasedAt } = own
  return {
    exportedAt: now,
    case: view,
    reporter: { ...reporter, address },
    hidden: hidden === true,
    report: { category, class: kind, source, description, place, areaId },
    answers,
    rating,
    publicText: published?.text,
    looks,
    ledger: ledger.map((event) => {
      const { rev, command, title, at, role, to, note, actor } = entryView(event, request.language)
      return { rev, command, title, at, role, to, note, by: actor.kind }
    }),
    erasedAt,
  }
}
