import type { caseStuck } from '@wangge/cases/contract'
import { type Language, say, type Text } from '@wangge/problem'
import type * as z from 'zod'

type StuckReason = z.output<typeof caseStuck.data>['why'][number]

/** An answer as it goes on in a sentence of ours. */
export const unstopped = (text: string): string => text.replace(/[。.]\s*$/, '')

const stuckWords: Readonly<Record<StuckReason, Text>> = {
  'no-owner': say('岗位无人', 'nobody is in its post'),
  'no-deadline': say('没有时限', 'no limit runs'),
  'no-movement': say('多日未动', 'it has not moved for days'),
}

/** Why a case is stuck. */
export const stuckFor = (why: readonly StuckReason[], language: Language): string =>
  why.map((one) => stuckWords[one][language]).join(language === 'zh-CN' ? '、' : ', ')
