import { implement } from '@wangge/http'
import { put } from '@wangge/table'
import { command } from '../../case/take.ts'
import * as contract from '../../contract/practices.ts'
import { withdraw } from '../../domain/promote.ts'
import { PracticeRow } from '../../table/practice.ts'

export const withdrawPractice = implement(contract.withdrawPractice)((asked, ports) =>
  command(asked, ports, 'case.withdraw-practice', async (found, { reason }, actor, setting) => {
    const decision = withdraw(found, { reason }, actor, setting)
    const { at, practiceId } = found.practice as NonNullable<typeof found.practice>
    const practice = await ports.table.need(PracticeRow, { at, practiceId })
    return { ...decision, besides: [put(PracticeRow, { ...practice, withdrawn: { at: setting.now, reason } })] }
  }),
)
