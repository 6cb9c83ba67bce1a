import { caseRules } from '@wangge/county'
import { type Call, networkOf, type Ports, take } from '@wangge/http'
import { Conflict } from '@wangge/table'
import { StrangerLimit } from '../../file/table/stranger.ts'
import type { Case } from '../domain/case.ts'

/** Counts one report by somebody without an account; too many from one network are refused, an emergency never is. */
export const paceReport = async (
  kind: Case['class'],
  { address }: Pick<Call, 'address'>,
  ports: Pick<Ports, 'table' | 'county' | 'vault' | 'now'>,
): Promise<void> => {
  if (kind === 'emergency') return
  const { perAddress } = caseRules(await ports.county.config()).reports
  const network = await ports.vault.blindIndex('address', networkOf(address))
  await take(ports, StrangerLimit, `reports#${network}`, perAddress).catch((error: unknown) => {
    // many at the same moment: one that could not be counted is taken all the same
    if (!(error instanceof Conflict)) throw error
  })
}
