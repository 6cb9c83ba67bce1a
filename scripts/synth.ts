import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bundle } from '../infra/bundle.ts'
import { regions } from '../infra/capabilities.ts'
import { countyApp } from '../infra/county-app.ts'
import { readCounty } from '../infra/county-file.ts'
import { readRooms, root } from '../infra/rooms.ts'

// pnpm synth --county infra/counties/farm.yaml [--region cn-north-1]: without a region, all that we promise
const { values } = parseArgs({
  options: { county: { type: 'string', default: 'infra/counties/farm.yaml' }, region: { type: 'string' } },
})
const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`

const start = performance.now()
const rooms = await readRooms()
const { bundles, weights } = await bundle(rooms)
const total = Object.values(weights).reduce((sum, { shipped }) => sum + shipped, 0)
console.log(`${Object.keys(weights).length} bundles, ${(total / 1024).toFixed(0)} KB, ${seconds(start)}`)

for (const region of values.region ? [values.region] : regions) {
  const since = performance.now()
  const county = readCounty(values.county, region)
  const outdir = join(root, 'cdk.out', county.county, region)
  const { app, stack } = countyApp({ county, rooms, bundles }, { outdir })
  app.synth()
  const resources = stack.node.findAll().filter((one) => 'cfnResourceType' in one).length
  console.log(
    `${region}: ${stack.stackName}, ${resources} resources, ${seconds(since)} → ${outdir.slice(root.length + 1)}`,
  )
}
