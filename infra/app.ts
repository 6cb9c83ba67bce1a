import { bundle } from './bundle.ts'
import { countyApp } from './county-app.ts'
import { readCounty } from './county-file.ts'
import { readRooms } from './rooms.ts'

// what the CDK command line runs: cdk deploy -c county=infra/counties/farm.yaml [-c region=cn-north-1]
const context = JSON.parse(process.env.CDK_CONTEXT_JSON ?? '{}')
const county = readCounty(context.county ?? 'infra/counties/farm.yaml', context.region)
const rooms = await readRooms()
const { bundles } = await bundle(rooms)
countyApp({ county, rooms, bundles }).app.synth()
