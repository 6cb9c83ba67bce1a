import { openEmbedded } from '@wangge/embedded'
import { services } from './county.ts'

// the county that is killed
const [data = ''] = process.argv.slice(2)
const county = await openEmbedded({ data, county: 'tiny', services, level: 'silent' })
const { port } = await county.listen(0)
process.send?.(port)
