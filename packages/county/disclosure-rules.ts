import * as z from 'zod'
import { Code, distinct, Name } from './code.ts'

/** A kind of major matter that is published (重大事项公示). */
export const DisclosureKind = z.strictObject({
  code: Code,
  name: Name,
  /** Kind of case that an objection opens. */
  objection: Code,
  /** Takes no new items; old ones keep it. */
  retired: z.boolean().optional(),
})
export type DisclosureKind = z.output<typeof DisclosureKind>

const all = {
  kinds: z.array(DisclosureKind).min(1).max(50).superRefine(distinct('code')),
  /** Days that a publication stands at the least. */
  leastDays: z.int().min(1).max(90),
}

/** What a county publishes before it is done, as far as it says so itself. */
export const DisclosureRules = z.strictObject(all).partial()
export type DisclosureRules = Readonly<Required<z.output<typeof DisclosureRules>>>

const kind = (code: string, zh: string, en: string, objection: string): DisclosureKind => ({
  code,
  name: { 'zh-CN': zh, en },
  objection,
})

/** What holds where a county says nothing. */
export const defaultDisclosureRules: DisclosureRules = {
  kinds: [
    kind('collective-funds', '三资处置：集体资金', 'Collective funds', 'interest-affairs'),
    kind('collective-assets', '三资处置：集体资产', 'Collective assets', 'interest-affairs'),
    kind('collective-resources', '三资处置：集体资源', 'Collective resources', 'interest-affairs'),
    kind('benefit-policy', '惠民政策', 'Benefit policy', 'service-policy'),
    kind('land-transfer', '土地流转', 'Transfer of land', 'interest-land'),
    kind('construction', '工程项目', 'Construction', 'interest-affairs'),
  ],
  leastDays: 5,
}

/** What holds in a county. */
export const disclosureRules = ({
  disclosures,
}: {
  readonly disclosures?: z.output<typeof DisclosureRules> | undefined
}): DisclosureRules => ({ ...defaultDisclosureRules, ...disclosures })
