import { execFileSync } from 'node:child_process'

const program = `
  import { lambdaLog } from ${JSON.stringify(new URL('./lambda-log.ts', import.meta.url).href)}
  import { lambdaMetrics } from ${JSON.stringify(new URL('./lambda-metrics.ts', import.meta.url).href)}
  const log = lambdaLog({ service: 'cases', county: '220100' })
  const metrics = lambdaMetrics({ service: 'cases', county: '220100' })
  log.debug('not this')
  log.with({ requestId: 'r1' }).info('case-accepted', { caseId: 'K7', level: 'fake', phone: '13812345678' })
  metrics.flush()
  metrics.count('dead-letters', 2)
  metrics.duration('relay', 12)
  metrics.flush()
`

describe('telemetry on Lambda', () => {
  // a process of its own: Powertools writes to the console of its process
  const lines = execFileSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', program],
    {
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '' },
    },
  )
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

  it('is a line per entry and a line of metrics, nothing else', () => {
    expect(lines).toHaveLength(2)
  })

  it('logs what the room said, safely, under the room’s name', () => {
    expect(lines[0]).toMatchObject({
      level: 'INFO',
      message: 'case-accepted',
      service: 'cases',
      county: '220100',
      facts: { requestId: 'r1', caseId: 'K7', level: 'fake', phone: '<withheld>' },
    })
  })

  it('counts and times in CloudWatch’s embedded format', () => {
    expect(lines[1]).toMatchObject({ service: 'cases', county: '220100', 'dead-letters': 2, relay: 12 })
    expect(lines[1]._aws.CloudWatchMetrics[0]).toMatchObject({
      Namespace: 'wangge',
      Dimensions: [['service', 'county']],
    })
  })
})
