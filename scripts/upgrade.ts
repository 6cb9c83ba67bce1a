import { parseArgs } from 'node:util'
import { readCounty } from '../infra/county-file.ts'
import { layDeployed } from './upgrade/deployed.ts'
import { layFolder } from './upgrade/folder.ts'
import { progress, report } from './upgrade/report.ts'

const usage = `pnpm upgrade:county --county infra/counties/<county>.yaml [--check]
pnpm upgrade:county --data <folder> [--check]
    lays the rows of a county as this version lays them, after an upgrade; to do it again changes nothing
      --check  only say what would happen`

const { values } = parseArgs({
  options: {
    county: { type: 'string' },
    region: { type: 'string' },
    data: { type: 'string' },
    check: { type: 'boolean', default: false },
  },
})
const { county: file, data, check: checkOnly } = values
const laying = { checkOnly, onProgress: progress(process.stdout) }

if ((file === undefined) === (data === undefined)) {
  console.error(usage)
  process.exit(2)
}
try {
  const laid = await (file ? layDeployed(readCounty(file, values.region), laying) : layFolder(data as string, laying))
  console.log(report(laid, checkOnly).join('\n'))
  if (laid.some(({ busy, refused }) => busy + refused > 0)) process.exitCode = 1
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
