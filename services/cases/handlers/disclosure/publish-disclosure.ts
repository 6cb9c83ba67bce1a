import { disclosureRules } from '@wangge/county'
import { implement } from '@wangge/http'
import * as contract from '../../contract/disclosures.ts'
import { disclosureCommand } from '../../disclosure/disclosures.ts'
import { publish } from '../../domain/disclosure.ts'

export const publishDisclosure = implement(contract.publishDisclosure)((asked, ports) =>
  disclosureCommand(asked, ports, async (found, body, actor, now) => {
    const { leastDays } = disclosureRules(await ports.county.config())
    return publish(found, body, actor, { ...now, leastDays })
  }),
)
