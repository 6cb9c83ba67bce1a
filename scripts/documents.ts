import { readFileSync, writeFileSync } from 'node:fs'
import { readRooms } from '../infra/rooms.ts'
import { readResults } from './bench/results.ts'
import { asyncapi } from './documents/asyncapi.ts'
import { caseStepsPage } from './documents/case-steps.ts'
import { deedStepsPage, disclosureStepsPage, projectStepsPage } from './documents/list-steps.ts'
import { mediationStepsPage } from './documents/mediation-steps.ts'
import { withMissedFigures } from './documents/missed-figures.ts'
import { openapi } from './documents/openapi.ts'

const root = new URL('../', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')
const { version } = JSON.parse(read('package.json')) as { version: string }

/** The generated documents by their path, and pages with what is generated in them: what should be committed. */
export const documents = async (): Promise<Record<string, string>> => {
  const all = await readRooms()
  return {
    'docs/openapi.json': `${JSON.stringify(openapi(all, version), null, 1)}\n`,
    'docs/asyncapi.json': `${JSON.stringify(asyncapi(all, version), null, 1)}\n`,
    'docs/case-steps.md': caseStepsPage(),
    'docs/mediation-steps.md': mediationStepsPage(),
    'docs/deed-steps.md': deedStepsPage(),
    'docs/disclosure-steps.md': disclosureStepsPage(),
    'docs/project-steps.md': projectStepsPage(),
    'README.md': withMissedFigures(read('README.md'), readResults(), 'en'),
    'README.zh-CN.md': withMissedFigures(read('README.zh-CN.md'), readResults(), 'zh-CN'),
  }
}

if (process.argv[1] === import.meta.filename)
  for (const [path, text] of Object.entries(await documents())) {
    writeFileSync(new URL(path, root), text)
    console.log(`${path}  ${text.length} characters`)
  }
