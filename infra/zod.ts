import { readFile } from 'node:fs/promises'
import type { Plugin } from 'esbuild'

const ways = /^ {4}inst\._zod\.processJSONSchema = \(ctx, json, params\) => processors\..*;$/gm
const makers = /^import \{ createStandardJSONSchemaMethod, createToJSONSchemaMethod \} from .*$/m
const refuse = `const refuse = () => () => { throw new Error('JSON Schema is made of contracts by documents, not on Lambda') }
const [createStandardJSONSchemaMethod, createToJSONSchemaMethod] = [refuse, refuse]`

/** zod's schemas without what writes them as JSON Schema: only documents are written so. */
const withoutJsonSchema = (source: string): string => {
  if (!makers.test(source) || (source.match(ways) ?? []).length < 30)
    throw new Error('zod makes JSON Schema in another way than it did: look at infra/zod.ts')
  return source.replace(makers, refuse).replace(ways, '')
}

/** Leaves that out of a bundle. */
export const noJsonSchema: Plugin = {
  name: 'no-json-schema',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[/\\]zod[/\\]v4[/\\]classic[/\\]schemas\.js$/ }, async ({ path }) => ({
      loader: 'js',
      contents: withoutJsonSchema(await readFile(path, 'utf8')),
    }))
  },
}
