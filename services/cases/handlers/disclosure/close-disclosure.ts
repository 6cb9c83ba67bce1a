import { implement } from '@wangge/http'
import * as contract from '../../contract/disclosures.ts'
import { disclosureCommand } from '../../disclosure/disclosures.ts'
import { close } from '../../domain/disclosure.ts'

export const closeDisclosure = implement(contract.closeDisclosure)((asked, ports) =>
  disclosureCommand(asked, ports, close),
)
