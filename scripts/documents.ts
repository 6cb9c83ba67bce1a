import { readFileSync, writeFileSync } from 'node:fs'
import { readRooms } from '../infra/rooms.ts'
import { asyncapi } from './documents/asyncapi.ts'
import { caseStepsPage } from './documents/case-steps.ts'
import { deedStepsPage, disclosureStepsPage, projectStepsPage } from './documents/list-steps.ts'
import { mediationStepsPage } from './documents/mediation-steps.ts'
import { openapi } from './documents/openapi.ts'

const root = new URL('../', import.meta.url)
const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string }

/** The generated documents by their path: what should be committed. */
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
  }
}

if (process.argv[1] === import.meta.filename)
  for (const [path, text] of Object.entries(await documents())) {
    writeFileSync(new URL(path, root), text)
    console.log(`${path}  ${text.length} characters`)
  }
