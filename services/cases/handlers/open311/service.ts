import { implement } from '@wangge/http'
import * as contract from '../../contract/open311.ts'
import { documentOf, fileOf } from '../../open311/document.ts'
import { refuse } from '../../open311/refuse.ts'
import { definitionOf, sameJurisdiction } from '../../open311/services.ts'

export const readOpen311Service = implement(contract.readOpen311Service, { refuse })(
  async ({ params, query, request }, { county }) => {
    const { name, format } = fileOf(params.file)
    const config = await county.config()
    sameJurisdiction(config, query.jurisdiction_id)
    return documentOf(format, 'service_definition', definitionOf(config, name, request.language))
  },
)
