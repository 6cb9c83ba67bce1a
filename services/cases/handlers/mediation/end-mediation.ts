import { nameFiles } from '@wangge/files'
import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { endMediation as end } from '../../domain/mediation/end.ts'
import { mediate, type Seal } from '../../mediation/mediate.ts'
import { CaseFile, ofCase } from '../../table.ts'

type Agreement = NonNullable<Parameters<typeof end>[2]['agreement']>

/** The agreement as it rests: what it says is sealed, when it is to be kept is not. */
const sealed = (
  {
    text,
    terms = [],
    ...agreement
  }: { form: Agreement['form']; fileId?: string | undefined } & {
    text?: string | undefined
    terms?: readonly { what: string; dueOn: string }[] | undefined
  },
  seal: Seal,
): Agreement => ({
  ...agreement,
  ...(text && { text: seal(text) }),
  terms: terms.map(({ what, dueOn }) => ({ what: seal(what), dueOn })),
})

export const endMediation = implement(contract.endMediation)((asked, ports) =>
  mediate(asked, ports, 'mediation.end', async (found, mediation, body, actor, setting, seal) => {
    const { outcome, agreement, reason } = body
    const ended = end(
      found,
      mediation,
      { outcome, agreement: agreement && sealed(agreement, seal), reason },
      actor,
      setting,
    )
    if (agreement?.fileId === undefined) return ended
    const named = [{ path: 'agreement.fileId', fileId: agreement.fileId, kinds: ['document', 'photo'] as const }]
    const { caseId } = found
    const { ops } = await nameFiles(ports.table, CaseFile, named, { memberId: actor.memberId, of: ofCase(caseId) })
    return { ...ended, besides: ops }
  }),
)
