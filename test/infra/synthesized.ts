import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Service } from '@wangge/contract'
import { countyApp } from '../../infra/county-app.ts'
import { readCounty } from '../../infra/county-file.ts'
import { root } from '../../infra/rooms.ts'

// biome-ignore lint/suspicious/noExplicitAny: a template is what CloudFormation reads, not what we type
type Anything = any

export interface Resource {
  readonly file: string
  readonly id: string
  readonly Type: string
  readonly Properties: Record<string, Anything>
  readonly DeletionPolicy?: string
  readonly DependsOn?: string | string[]
}

export interface Synthesized {
  /** Of all templates, the nested ones too. */
  readonly resources: readonly Resource[]
  readonly of: (type: string) => Resource[]
  /** What a `Ref` or `GetAtt` within one template points at. */
  readonly behind: (from: Resource, value: Anything) => Resource | undefined
  readonly text: string
}

/** A front end that the county lets call from a browser. */
export const frontEnd = 'https://front.example'

const folder = mkdtempSync(join(tmpdir(), 'wangge-infra-'))
const code = join(folder, 'code')
mkdirSync(code)
writeFileSync(join(code, 'index.mjs'), 'export const handler = async () => ({})')

/** A county’s templates as `cdk deploy` would upload them, with functions of no content. */
export const synthesize = (rooms: readonly Service[], region: string): Synthesized => {
  const outdir = mkdtempSync(join(folder, 'out-'))
  const farm = readCounty(join(root, 'infra', 'counties', 'farm.yaml'), region)
  const county = { ...farm, edge: { ...farm.edge, origins: [frontEnd] } }
  countyApp({ county, rooms, bundles: () => code }, { outdir }).app.synth()
  const files = readdirSync(outdir).filter((file) => file.endsWith('.template.json'))
  const texts = files.map((file) => readFileSync(join(outdir, file), 'utf8'))
  const resources = texts.flatMap((text, n) =>
    Object.entries(JSON.parse(text).Resources as Record<string, Omit<Resource, 'id' | 'file'>>).map(
      ([id, resource]) => ({ ...resource, Properties: resource.Properties ?? {}, id, file: files[n] as string }),
    ),
  )
  const at = new Map(resources.map((resource) => [`${resource.file} ${resource.id}`, resource]))
  return {
    resources,
    of: (type) => resources.filter(({ Type }) => Type === type),
    behind: ({ file }, value) => at.get(`${file} ${value?.Ref ?? value?.['Fn::GetAtt']?.[0]}`),
    text: texts.join('\n'),
  }
}
