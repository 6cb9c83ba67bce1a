import { allow, person } from '@wangge/access'
import { implement } from '@wangge/http'
import { importRows } from '@wangge/imports'
import * as contract from '../contract/import.ts'
import { householdRegister } from '../work.ts'

const refOf = ({ ref }: contract.HouseholdColumns) => ['ref', ref] as const

export const importHouseholds = implement(contract.importHouseholds)(
  async ({ body, query: { dryRun }, principal, request: { id, language, encoding } }, ports) => {
    const config = await ports.county.config()
    allow(principal, 'household.import', [config.code])
    const actor = person(principal).memberId
    const { read, decide, sizeWarnings } = householdRegister(ports, { config, cause: id, actor })
    const columns = contract.HouseholdColumns
    const plan = { columns, dryRun, language, encoding, table: ports.table, idOf: refOf, read, decide }
    const result = await importRows({ csv: body, ...plan })
    return { ...result, warnings: [...result.warnings, ...sizeWarnings(language)].slice(0, 500) }
  },
)
