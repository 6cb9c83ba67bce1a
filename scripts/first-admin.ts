import { parseArgs } from 'node:util'
import { readCounty } from '../infra/county-file.ts'
import { seedDeployed } from './county/seed-deployed.ts'

// pnpm first-admin --county infra/counties/<county>.yaml --name 张三 --phone +8613800000000: once, after the first deployment
const { values } = parseArgs({
  options: {
    county: { type: 'string' },
    region: { type: 'string' },
    name: { type: 'string' },
    phone: { type: 'string' },
  },
})
const { name, phone } = values
if (!values.county || !name || !phone) {
  console.error('pnpm first-admin --county infra/counties/<county>.yaml --name <name> --phone <phone>')
  process.exit(2)
}
const county = readCounty(values.county, values.region)
process.env.AWS_REGION = county.region
const seeded = await seedDeployed(
  { county: county.county, region: county.region },
  {
    config: { code: county.code, name: { 'zh-CN': county.name, en: county.name }, zone: county.zone },
    admin: { memberRef: 'admin', name, phone },
  },
)
console.log(
  seeded ? `${name} may sign in with ${phone} and import the county’s files` : 'nothing to do: the county has begun',
)
