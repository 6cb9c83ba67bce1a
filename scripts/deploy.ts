import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { type Change, CloudFormationClient, DescribeChangeSetCommand } from '@aws-sdk/client-cloudformation'
import { nameOf } from '../infra/constructs/names.ts'
import { readCounty } from '../infra/county-file.ts'
import { refusals } from '../infra/guard.ts'

// pnpm deploy:county --county infra/counties/county.yaml: change set, guard, execution
const { values } = parseArgs({
  options: {
    county: { type: 'string' },
    region: { type: 'string' },
    /** Where to write the stack's outputs. */
    outputs: { type: 'string' },
    /** Do not ask before rights grow. */
    yes: { type: 'boolean', default: false },
  },
})
if (!values.county) throw new Error('which county? --county infra/counties/<county>.yaml')
const county = readCounty(values.county, values.region)
const stack = nameOf(county)
const changeSet = `change-${Date.now()}`

const cdk = (...args: string[]): void => {
  const context = ['-c', `county=${values.county}`, '-c', `region=${county.region}`]
  const { status } = spawnSync('node_modules/.bin/cdk', ['deploy', stack, ...context, ...args], { stdio: 'inherit' })
  if (status !== 0) throw new Error(`cdk deploy ended with ${status}`)
}

/** None when the CDK found nothing to change and threw the empty change set away. */
const changesOf = async (client: CloudFormationClient): Promise<Change[]> => {
  const changes: Change[] = []
  let NextToken: string | undefined
  do {
    const asked = new DescribeChangeSetCommand({ StackName: stack, ChangeSetName: changeSet, NextToken })
    const page = await client.send(asked).catch((error: Error) => {
      if (error.name !== 'ChangeSetNotFoundException') throw error
    })
    changes.push(...(page?.Changes ?? []))
    NextToken = page?.NextToken
  } while (NextToken)
  return changes
}

cdk('--method', 'prepare-change-set', '--change-set-name', changeSet, '--require-approval', 'never')
const changes = await changesOf(new CloudFormationClient({ region: county.region }))
if (changes.length === 0) {
  console.log('nothing to change')
  process.exit()
}
const refused = refusals(changes)
if (refused.length > 0) {
  console.error(`Not carried out; the change set ${changeSet} is kept for a look:\n  ${refused.join('\n  ')}`)
  process.exit(1)
}
console.log(`${changes.length} changes, none of which touches table, keys or files`)
const options = [
  ...(values.outputs ? ['--outputs-file', values.outputs] : []),
  ...(values.yes ? ['--require-approval', 'never'] : []),
]
// what was synthesized above, not once more
cdk('--app', 'cdk.out/deploy', '--method', 'execute-change-set', '--change-set-name', changeSet, ...options)
