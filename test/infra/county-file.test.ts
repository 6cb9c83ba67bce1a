import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { regions } from '../../infra/capabilities.ts'
import { checkCounty, readCounty } from '../../infra/county-file.ts'
import { root } from '../../infra/rooms.ts'

const real = {
  county: 'example',
  code: '460107',
  name: '示范',
  zone: 'Asia/Shanghai',
  region: 'cn-north-1',
  alarms: { email: 'grid@example.com' },
  sms: { provider: 'aliyun' },
}

describe('a county’s file', () => {
  const folder = join(root, 'infra', 'counties')
  it.each(readdirSync(folder).flatMap((file) => regions.map((region) => [file, region] as const)))(
    'reads %s for %s',
    (file, region) => {
      expect(() => readCounty(join(folder, file), region === 'us-east-1' ? undefined : region)).not.toThrow()
    },
  )

  it('keeps people’s data in mainland China unless told in so many words', () => {
    expect(() => checkCounty(real)).not.toThrow()
    expect(() => checkCounty(real, 'ap-southeast-1')).toThrow(/PIPL article 36/)
    expect(() => checkCounty({ ...real, allowOutsideChina: true }, 'ap-southeast-1')).not.toThrow()
  })

  it('names every fault, and properties it does not know', () => {
    expect(() => checkCounty({ ...real, county: 'Ex Ample', zone: 'Mars/Base', colour: 'red' })).toThrow(
      /colour[\s\S]*county[\s\S]*zone/,
    )
  })

  it('refuses an SMS provider that the partition does not have', () => {
    expect(() => checkCounty({ ...real, sms: { provider: 'aws' } })).toThrow(/aliyun or tencent/)
  })
})
