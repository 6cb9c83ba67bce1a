import type { Call } from './call.ts'
import { type defineLimit, take } from './limits.ts'
import { networkOf } from './network.ts'
import type { Ports } from './ports.ts'

/**
 * Counts one code by SMS, at the county's pace of sign-in codes (L4): of the address that asks and of the phone, known
 * by its hash. In how many seconds another may be asked for; throws `too-many`.
 */
export const paceCode = async (
  ports: Pick<Ports, 'table' | 'county' | 'vault' | 'now'>,
  limit: ReturnType<typeof defineLimit>,
  { address }: Pick<Call, 'address'>,
  phoneHash: string,
): Promise<number> => {
  const { perAddress, perPhone } = (await ports.county.config()).signIn
  const network = await ports.vault.blindIndex('address', networkOf(address))
  // the address first: nobody behind a blocked one can use up another person's codes
  await take(ports, limit, `address#${network}`, perAddress)
  await take(ports, limit, `phone#${phoneHash}`, perPhone)
  return Math.min(...perPhone.map(({ seconds }) => seconds))
}
