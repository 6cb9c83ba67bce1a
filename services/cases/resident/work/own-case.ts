import type { Principal } from '@wangge/access'
import type { Call, Ports } from '@wangge/http'
import type { EventItem } from '@wangge/table'
import type * as z from 'zod'
import { takesFiles } from '../../case/domain/attach.ts'
import { notErased } from '../../case/domain/case.ts'
import { rate } from '../../case/domain/close.ts'
import { withdraw } from '../../case/domain/leave.ts'
import { reopen } from '../../case/domain/reopen.ts'
import { resume } from '../../case/domain/wait.ts'
import { CaseRow, ledgerOf } from '../../case/table/case.ts'
import { looksAt } from '../../case/table/look.ts'
import { goOnApart } from '../../case/work/apart.ts'
import { filesOf, goingAlong, namedAlong } from '../../case/work/files.ts'
import { lowestStars, mainOf } from '../../case/work/matter.ts'
import { partsOf } from '../../case/work/parts.ts'
import { settingOf } from '../../case/work/setting.ts'
import { caseTaken, takeCase } from '../../case/work/take.ts'
import { ofCase } from '../../file/table/file.ts'
import type { PublicCase } from '../../public/contract/views.ts'
import { saidOf } from '../../public/work/said.ts'
import { looksShown, mergedView, ratingView, reporterView } from '../../public/work/view.ts'
import type { rateCase, reopenOwnCase, replyToQuestion, withdrawCase } from '../contract/resident.ts'
import { resident } from './resident.ts'

/** Who asks about which case; every way to it goes through here. */
export type Asking = Readonly<{ caseId: string; principal: Principal; request: Call }>
type Told<R extends { answer: z.ZodType }> = Promise<z.input<R['answer']>>

/** A case as its reporter sees it. */
export const ownCase = async ({ caseId, principal, request }: Asking, ports: Ports): Promise<PublicCase> => {
  const { table, county } = ports
  const [found, ledger, { items: looks }] = await Promise.all([
    table.get(CaseRow, { caseId }),
    ledgerOf(table, caseId),
    looksAt(table, caseId, { limit: looksShown }),
  ])
  const own = resident(principal)(found)
  const inWords = { county, language: request.language }
  const [setting, parts, main] = await Promise.all([
    settingOf(ports, own, 'nobody'),
    partsOf(own, ports),
    mainOf(own, ports),
  ])
  const story = main ? await ledgerOf(table, main.caseId) : []
  // that they took their own data away themselves they know
  const others = looks.filter(({ memberId }) => memberId !== undefined)
  const told = await saidOf(own, [...ledger, ...story], request, ports)
  const said = { ...told, addFile: { open: takesFiles(own, main) } }
  const view = await reporterView(own, { said, ledger, looks: others, parts }, setting, inWords)
  if (!main) return view
  // that its own reporter took their data away takes nothing from those who reported the same
  const { erasedAt, ...whole } = main
  const mainParts = await partsOf(whole, ports)
  const shown = await reporterView(whole, { said, ledger: story, looks: [], parts: mainParts }, setting, inWords)
  const heard = erasedAt === undefined ? shown : { ...shown, answers: view.answers }
  return mergedView(view, heard, ratingView(own, main, setting))
}

/** A command of the reporter's own. */
export const takeOwn = (
  { caseId, principal, request }: Asking,
  ports: Ports,
  way: Pick<Parameters<typeof takeCase>[2], 'decide' | 'presence'>,
): Promise<EventItem[]> =>
  takeCase(caseId, ports, {
    request,
    principal,
    authorize: (found) => {
      resident(principal)(found)
      return { kind: 'resident' }
    },
    ...way,
  })

/** The same about the matter itself: to the case it goes on in, where it was merged into that (C16). */
const takeShared: typeof takeOwn = async ({ caseId, principal, request }, ports, way) => {
  const own = resident(principal)(await ports.table.get(CaseRow, { caseId }))
  notErased(own)
  return takeCase(own.mergedInto ?? caseId, ports, {
    request,
    principal,
    authorize: (found) => {
      if (!found.merged?.includes(caseId)) resident(principal)(found)
      return { kind: 'resident' }
    },
    ...way,
  })
}

/** The reporter's rating of it (C13). */
export const rateOwn = async (
  asking: Asking,
  rating: z.output<typeof rateCase.body>,
  ports: Ports,
): Told<typeof rateCase> => {
  const [event] = await takeOwn(asking, ports, {
    decide: async (found, _, setting) => {
      if (found.mergedInto === undefined) return rate(found, rating, setting)
      return rate(found, rating, setting, await ports.table.need(CaseRow, { caseId: found.mergedInto }))
    },
  })
  const { data, at } = event as EventItem
  return { number: asking.caseId, stars: data.stars as number, at, reopenUntil: data.reopenUntil as string | undefined }
}

/** The reporter's reply to what staff asked. */
export const replyOwn = async (
  asking: Asking,
  reply: z.output<typeof replyToQuestion.body>,
  ports: Ports,
): Told<typeof replyToQuestion> => {
  const { caseId } = asking
  const events = await takeShared(asking, ports, {
    decide: async (found, actor, setting) => {
      const partId = found.caseId === caseId ? undefined : caseId
      const decision = goingAlong(resume(found, { ...reply, partId }, actor, setting), reply.files)
      const { ops } = await filesOf(await namedAlong(reply.files, ports), { of: ofCase(caseId), actor }, ports)
      return { ...decision, besides: ops }
    },
  })
  const { step, at } = caseTaken(events)
  return { number: asking.caseId, step, at }
}

/** The reporter's word that it is not solved (C14); of the main case, where theirs was merged into it (C16). */
export const reopenOwn = async (
  asking: Asking,
  why: z.output<typeof reopenOwnCase.body>,
  ports: Ports,
): Told<typeof reopenOwnCase> => {
  const { caseId, principal } = asking
  const main = await mainOf(resident(principal)(await ports.table.get(CaseRow, { caseId })), ports)
  const isGone = main?.erasedAt !== undefined
  const events = await (isGone ? takeOwn : takeShared)(asking, ports, {
    decide: async (found, actor, setting) => {
      if (isGone) return goOnApart(found, { ...why, actor, cause: asking.request.cause }, setting, ports)
      return reopen(found, { ...why, stars: await lowestStars(found, ports) }, actor, setting)
    },
    presence: 'everybody',
  })
  const { step, at, dueAt } = caseTaken(events)
  return { number: caseId, step, at, expectedAt: dueAt as string }
}

/** The reporter's word that they need it no more (撤回). */
export const withdrawOwn = async (
  asking: Asking,
  why: z.output<typeof withdrawCase.body>,
  ports: Ports,
): Told<typeof withdrawCase> => {
  const events = await takeOwn(asking, ports, {
    decide: (found, actor, setting) => withdraw(found, why, actor, setting),
  })
  const { step, at } = caseTaken(events)
  return { number: asking.caseId, step, at }
}
