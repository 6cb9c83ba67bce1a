import { type Names, wordsOf } from '../new-noun/names.ts'
import { noun } from '../new-noun/noun.ts'

/** What of a room others may import: its entries, and for their tests its builders. */
const exports = {
  './contract': './contract.ts',
  './manifest': './manifest.ts',
  './api': './api.ts',
  './queue': './queue.ts',
  './testing/*': './testing/*.ts',
  './*/testing/*': './*/testing/*.ts',
}

/**
 * The files of a new room, small but whole: its entries, a line a noun, and its first noun. `pnpm new-noun` adds the
 * next.
 */
export const room = (names: Names): Record<string, string> => {
  const { room: name, one } = names
  const { id } = wordsOf(names)
  const packaged = {
    name: `@wangge/${name}`,
    version: '0.1.0',
    private: true,
    type: 'module',
    sideEffects: false,
    exports,
  }
  const files = Object.entries(noun(names)).map(([path, text]) => [`${one}/${path}`, text])
  return {
    'package.json': `${JSON.stringify(packaged, null, 2)}\n`,
    'contract.ts': `export * from './${one}/contract.ts'
`,
    'manifest.ts': `import { service } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as ${id} from './${one}/contract.ts'

export const manifest = service({
  name: '${name}',
  title: say('${name}', '${wordsOf(names).Many}'),
  nouns: { ${id} },
  grants: ['access:read', 'county:read'],
})
`,
    'api.ts': `import { onLambda, serve } from '@wangge/http'
import { manifest } from './manifest.ts'

export const api = serve(manifest, { ${id}: () => import('./${one}/handlers.ts') })
export const handler = onLambda(api)
`,
    'queue.ts': `import { consume, onQueue } from '@wangge/events'
import { manifest } from './manifest.ts'

export const queue = consume(manifest)
export const handler = onQueue(queue)
`,
    ...Object.fromEntries(files),
  }
}
