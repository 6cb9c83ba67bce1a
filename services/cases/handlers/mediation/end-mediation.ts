import { implement } from '@wangge/http'
import * as contract from '../../contract/mediation.ts'
import { endMediation as end } from '../../domain/mediation/end.ts'
import type { Seal } from '../../domain/mediation/telling.ts'
import { mediate } from '../../mediation/mediate.ts'
import { paperOf } from '../../mediation/papers.ts'

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
      seal,
    )
    if (agreement?.fileId === undefined) return ended
    const { fileId } = agreement
    const ops = await paperOf({ path: 'agreement.fileId', fileId }, mediation, actor, ports)
    return { ...ended, besides: ops }
  }),
)
