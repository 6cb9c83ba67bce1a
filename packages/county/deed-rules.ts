import * as z from 'zod'
import { Code, distinct, Name } from './code.ts'

/** A list of deeds (办实事清单、问题清单) as the county calls it. */
export const DeedList = z.strictObject({
  code: Code,
  name: Name,
  /** Its items are problems: one of them may be handed on as a case. */
  opensCases: z.boolean().optional(),
  /** Takes no new items; old ones keep it. */
  retired: z.boolean().optional(),
})
export type DeedList = z.output<typeof DeedList>

const all = {
  lists: z.array(DeedList).min(1).max(20).superRefine(distinct('code')),
  /** What amounts are counted in; sums are made within one unit only. */
  units: z
    .array(z.strictObject({ code: Code, name: Name }))
    .min(1)
    .max(50)
    .superRefine(distinct('code')),
  /** The owner of an overdue item is reminded the day after it was due, and again every so many days. */
  remind: z.strictObject({ everyDays: z.int().min(1).max(90) }),
}

/** How a county's deed lists are kept, as far as it says so itself. */
export const DeedRules = z.strictObject(all).partial()
export type DeedRules = Readonly<Required<z.output<typeof DeedRules>>>

const named = (code: string, zh: string, en: string) => ({ code, name: { 'zh-CN': zh, en } })

/** What holds where a county says nothing. */
export const defaultDeedRules: DeedRules = {
  lists: [
    named('organisation', '组织办实事清单', "Organisations' deeds"),
    named('member', '党员办实事清单', "Members' deeds"),
    { ...named('problem', '问题清单', 'Problems'), opensCases: true },
  ],
  units: [
    named('times', '次', 'times'),
    named('items', '件', 'items'),
    named('persons', '人', 'persons'),
    named('households', '户', 'households'),
    named('metres', '米', 'metres'),
    named('tonnes', '吨', 'tonnes'),
    named('places', '处', 'places'),
  ],
  remind: { everyDays: 7 },
}

/** What holds in a county. */
export const deedRules = ({ deeds }: { readonly deeds?: z.output<typeof DeedRules> | undefined }): DeedRules => ({
  ...defaultDeedRules,
  ...deeds,
})
