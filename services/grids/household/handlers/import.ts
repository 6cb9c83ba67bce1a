import { allow, person } from '@wangge/access'
import { implement } from '@wangge/http'
import { importRows } from '@wangge/imports'
import * as contract from '../contract/import.ts'
import { householdRegister } from '../work.ts'

export const importHouseholds = implement(contract.importHouseholds)(
  async ({ body, query: { dryRun }, principal, request: { id, language } }, ports) => {
    const config = await ports.county.config()
    allow(principal, 'household.import', [config.code])
    const actor = person(principal).memberId
    const { read, decide, sizeWarnings } = householdRegister(ports, { config, cause: id, actor })
    const columns = contract.HouseholdColumns
    const result = await importRows({ csv: body, columns, dryRun, language, table: ports.table, read, decide })
    return { ...result, warnings: [...result.warnings, ...sizeWarnings(language)].slice(0, 500) }
  },
)
