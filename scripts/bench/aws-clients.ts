import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import { forLambda } from '../../infra/bundle.ts'
import { root } from '../../infra/rooms.ts'
import { startOf } from '../../infra/weight.ts'

/** What a bundle's own modules import from AWS: names by client, and a folder that the client is found from. */
export type Clients = ReadonlyMap<string, { readonly names: readonly string[]; readonly from: string }>

const imports = /^import \{([^}]*)\} from '(@aws-sdk\/[^']+)'/gm

/** The clients and commands that an entry uses, read from the modules that its bundle is made of. */
export const clientsOf = async (source: string): Promise<Clients> => {
  const { metafile } = await build({
    ...forLambda,
    entryPoints: [source],
    outdir: join(root, '.tmp', 'bench'),
    write: false,
    metafile: true,
  })
  const clients = new Map<string, { names: string[]; from: string }>()
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? file : [])),
  )
  for (const file of used.filter((one) => /^(packages|services)\/.*\.ts$/.test(one)))
    for (const [, names = '', client = ''] of (await readFile(join(root, file), 'utf8')).matchAll(imports))
      for (const name of names.split(',').map((one) => one.trim())) {
        const known = clients.get(client) ?? { names: [], from: join(root, dirname(file)) }
        clients.set(client, known)
        if (name && !name.startsWith('type ') && !known.names.includes(name)) known.names.push(name)
      }
  return clients
}

/** A module that makes these clients and hands out their commands, and does nothing else. */
const sourceOf = (clients: Clients): string => {
  const lines = [...clients].map(([client, { names }]) => `import { ${names.join(', ')} } from '${client}'`)
  const all = [...clients.values()].flatMap(({ names }) => names)
  const made = all.filter((name) => name.endsWith('Client') && name !== 'DynamoDBDocumentClient')
  const plain = made.map((name) => `export const a${name} = new ${name}({})`)
  const document = all.includes('DynamoDBDocumentClient')
    ? ['export const aDocumentClient = DynamoDBDocumentClient.from(aDynamoDBClient)']
    : []
  const commands = all.filter((name) => name.endsWith('Command'))
  return [...lines, ...plain, ...document, `export { ${commands.join(', ')} }`].join('\n')
}

/** A client belongs to the package that uses it. */
const whereUsed = (clients: Clients): Plugin => ({
  name: 'where-used',
  setup: ({ onResolve, resolve }) => {
    onResolve({ filter: /^@aws-sdk\// }, ({ path, importer, kind }) => {
      const from = clients.get(path)?.from
      return importer === '<stdin>' && from ? resolve(path, { resolveDir: from, kind }) : undefined
    })
  },
})

/** Bundles just the clients, with the options of the functions' own bundler or plainly; answers what loads of them. */
export const bundleClients = async (
  clients: Clients,
  { into, options = forLambda }: { into: string; options?: BuildOptions },
): Promise<number> => {
  const { metafile } = await build({
    ...options,
    stdin: { contents: sourceOf(clients), resolveDir: root, loader: 'js' },
    outdir: into,
    entryNames: 'index',
    metafile: true,
    plugins: [...(options.plugins ?? []), whereUsed(clients)],
  })
  return startOf(metafile.outputs, '<stdin>')
}

/** The clients as anybody would bundle them: nothing left out. */
export const plainly: BuildOptions = { ...forLambda, splitting: false, external: [], plugins: [] }
