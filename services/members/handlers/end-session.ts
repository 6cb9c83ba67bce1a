import { person } from '@wangge/access'
import { implement } from '@wangge/http'
import { remove, writeDecided } from '@wangge/table'
import * as contract from '../contract/auth.ts'
import { SessionRow } from '../table.ts'

export const endSession = implement(contract.endSession)(async ({ principal }, { table }) => {
  const { sessionId } = person(principal)
  await writeDecided(table, async () => {
    const session = await table.get(SessionRow, { sessionId })
    return { ops: session ? [remove(SessionRow, session)] : [], answer: undefined }
  })
  return undefined
})
