import { AreaId } from '@wangge/contract'
import { Place } from '@wangge/county/locate'
import { say } from '@wangge/problem'
import { command, said } from './command.ts'
import { CaseClass, CategoryCode, Note } from './words.ts'

export const correctCase = command(
  'correct',
  'case.correct',
  say(
    '更正类别、分级、网格或位置，办结之前，须说明理由',
    'Correct category, class, grid or place of what was misfiled, before it is solved, with a reason',
  ),
  said({
    category: CategoryCode.optional(),
    /** The new category's own unless told. */
    class: CaseClass.optional(),
    /** Either the grid or the place, as when it was reported. */
    gridCode: AreaId.optional(),
    place: Place.optional(),
    reason: Note,
  }),
  { category: 'facility-road', reason: '现场查看是路面塌陷，不是路灯' },
)
