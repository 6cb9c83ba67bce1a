import type { Post } from '@wangge/access'
import { postTitles } from '@wangge/access/titles'
import type { County } from '@wangge/county'
import type { Ports } from '@wangge/http'
import type { Actor } from '@wangge/ledger'
import type { Language } from '@wangge/problem'
import { type Item, putNew } from '@wangge/table'
import type { LookedAt } from '../contract/looks.ts'
import type { Case } from '../domain/case.ts'
import type { PublicCase } from '../public/contract/views.ts'
import { LookRow } from '../table/look.ts'

/** Writes a look down before it is answered: every one at a confidential case (C20), else those at what is personal. */
export const recordLook = async (
  { caseId, confidential }: Case,
  what: LookedAt,
  { memberId = '', role, areaId }: Actor,
  { table, newId, now: at }: Pick<Ports, 'table' | 'newId' | 'now'>,
): Promise<void> => {
  if (!confidential && what !== 'personal' && what !== 'parties') return
  await table.write([putNew(LookRow, { caseId, lookId: newId(), memberId, role, areaId, what, at })])
}

/** Looks that a reporter is shown. */
export const looksShown = 50

/** Who looked, in words a resident knows. */
export const lookView =
  (county: County, language: Language) =>
  async ({ at, role, areaId, what = 'personal' }: Item<typeof LookRow>): Promise<PublicCase['looks'][number]> => {
    const area = areaId === undefined ? undefined : await county.area(areaId)
    return { at, post: postTitles[role as Post]?.[language] ?? '', area: area?.name ?? '', what }
  }
