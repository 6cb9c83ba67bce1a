import { implement } from '@wangge/http'
import * as contract from '../../contract/disclosures.ts'
import { disclosureCommand } from '../../disclosure/disclosures.ts'
import { withdraw } from '../../domain/disclosure.ts'

export const withdrawDisclosure = implement(contract.withdrawDisclosure)((asked, ports) =>
  disclosureCommand(asked, ports, withdraw),
)
