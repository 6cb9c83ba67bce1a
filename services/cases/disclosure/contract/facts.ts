import { AreaId, CaseId, event, Instant, LocalDate, MemberId } from '@wangge/contract'
import { Code } from '@wangge/county/code'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { DisclosureId, DisclosureStep } from './views.ts'

/** What every fact of a disclosure says: ids and where it stands after the step, never its text. */
const Standing = z.object({
  disclosureId: DisclosureId,
  areaId: AreaId,
  kind: Code,
  step: DisclosureStep,
  /** The step before; absent when it was drafted. */
  from: DisclosureStep.optional(),
  opensOn: LocalDate,
  closesOn: LocalDate,
  actorId: MemberId.optional(),
  capturedAt: Instant.optional(),
  /** The same by the server's clock: moved by as much as the other was wrong. */
  correctedAt: Instant.optional(),
})

const draft = {
  disclosureId: '01KAQ9D1N6T2V4X8Z0B3C5E7GH',
  areaId: '330723101201',
  kind: 'collective-assets',
  step: 'draft',
  opensOn: '2026-12-01',
  closesOn: '2026-12-10',
  actorId: 'm0002',
} as const
const published = { ...draft, step: 'published', from: 'published' } as const
const { actorId: _, ...byResident } = published

export const disclosureDrafted = event({
  type: 'cases.disclosure-drafted.v1',
  title: say('公示已拟定', 'A disclosure was drafted'),
  data: Standing,
  example: draft,
})

export const disclosureRevised = event({
  type: 'cases.disclosure-revised.v1',
  title: say('公示草稿已修改', 'A draft disclosure was edited'),
  data: Standing,
  example: { ...draft, from: 'draft' },
})

export const disclosurePublished = event({
  type: 'cases.disclosure-published.v1',
  title: say('重大事项已公示', 'A major matter was published'),
  data: Standing,
  example: { ...published, from: 'draft' },
})

export const disclosureObjected = event({
  type: 'cases.disclosure-objected.v1',
  title: say('公示收到异议', 'A resident objected'),
  data: Standing.extend({ caseId: CaseId, objections: z.int() }),
  example: { ...byResident, caseId: '7KM3QX9TPD', objections: 1 },
})

export const disclosureClosed = event({
  type: 'cases.disclosure-closed.v1',
  title: say('公示已结束', 'A disclosure was closed with its result'),
  data: Standing.extend({ objections: z.int() }),
  example: { ...published, step: 'closed', objections: 1 },
})

export const disclosureWithdrawn = event({
  type: 'cases.disclosure-withdrawn.v1',
  title: say('公示已撤回', 'A disclosure was withdrawn'),
  data: Standing,
  example: { ...published, step: 'withdrawn' },
})
