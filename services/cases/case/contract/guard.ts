import { MemberId } from '@wangge/contract'
import { say } from '@wangge/problem'
import { command, said } from './command.ts'
import { Note } from './words.ts'

export const markConfidential = command(
  'mark-confidential',
  'case.mark-confidential',
  say('设为保密，须说明理由', 'Keep it confidential from here on, with a reason'),
  said({ reason: Note }),
  { reason: '涉及家庭内部矛盾' },
)

export const unmarkConfidential = command(
  'unmark-confidential',
  'case.unmark-confidential',
  say(
    '解除保密；类别须保密或反映人要求保密的除外',
    'No longer confidential; not where its category or its reporter asks for it',
  ),
  said({ reason: Note }),
  { reason: '经当事人同意，转一般事项' },
)

export const nameViewer = command(
  'viewers',
  'case.name-viewer',
  say('指定知情人，须说明理由', 'Name somebody who may see a confidential case, with a reason'),
  said({ memberId: MemberId, reason: Note }),
  { memberId: 'm0007', reason: '协助调解' },
)

export const removeViewer = command(
  'remove-viewer',
  'case.name-viewer',
  say('取消知情人', 'Take somebody from those who may see it'),
  said({ memberId: MemberId, reason: Note }),
  { memberId: 'm0007', reason: '调解已结束' },
)
