import { openFaulty } from './county.ts'

const [data = ''] = process.argv.slice(2)
const { port } = await (await openFaulty(data)).listen(0)
process.send?.(port)
