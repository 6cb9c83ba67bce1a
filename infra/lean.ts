import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { type Fact, type Hastening, hastesOf, type Service } from '@wangge/contract'
import { type Entity, wordsOf } from '@wangge/table'
import type { Plugin } from 'esbuild'
import * as ts from 'typescript'

/** What only documents, infra and tests read of a declaration. Answers are compared with their schemas in tests alone. */
const forReaders: Readonly<Record<string, ReadonlySet<string>>> = {
  route: new Set(['summary', 'tag', 'answer', 'example', 'hidden']),
  event: new Set(['title', 'example']),
  job: new Set(['title', 'cron']),
}

/** Each entity's fields, by the name that it is exported under. */
type Names = ReadonlyMap<string, readonly string[]>

/** Of facts, by their type, what is read off their data: the fields that somebody wrote, and those that hasten. */
type Read = ReadonlyMap<string, { readonly words: readonly string[]; readonly hastens: readonly Hastening[] }>

interface Edit {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** A module while it is made lean. */
interface Module {
  readonly source: ts.SourceFile
  readonly text: string
  /** Which of `route`, `event` and `job` it has from packages/contract. */
  readonly declares: ReadonlySet<string>
  /** Routes' names, where it is a contract. */
  readonly routes: ReadonlySet<string>
  /** The fields of the entities that it exports. */
  readonly fields: Names
  /** The facts that nobody hears of in this function. */
  readonly told: Read
}

const applied = ({ text }: Module, { from, to }: Pick<Edit, 'from' | 'to'>, edits: readonly Edit[]): string =>
  [...edits]
    .sort((a, b) => b.from - a.from)
    .reduce(
      (done, edit) => done.slice(0, edit.from - from) + edit.text + done.slice(edit.to - from),
      text.slice(from, to),
    )

const declaredBy = (source: ts.SourceFile): ReadonlySet<string> => {
  const names = source.statements.flatMap((one) => {
    if (!ts.isImportDeclaration(one) || !ts.isStringLiteral(one.moduleSpecifier)) return []
    const bound = one.moduleSpecifier.text === '@wangge/contract' ? one.importClause?.namedBindings : undefined
    return bound && ts.isNamedImports(bound) ? bound.elements.map(({ name }) => name.text) : []
  })
  return new Set(names.filter((name) => name in forReaders))
}

const kindOf = (node: ts.Node, { declares }: Module): string | undefined =>
  ts.isCallExpression(node) && ts.isIdentifier(node.expression) && declares.has(node.expression.text)
    ? node.expression.text
    : undefined

/** The type of the fact that is declared by it. */
const typeIn = ({ properties }: ts.ObjectLiteralExpression): string => {
  for (const one of properties)
    if (ts.isPropertyAssignment(one) && ts.isIdentifier(one.name) && one.name.text === 'type')
      return ts.isStringLiteral(one.initializer) ? one.initializer.text : ''
  return ''
}

/** Takes out of the declarations in here what is for readers. */
const shortening = (node: ts.Node, module: Module): Edit[] => {
  const unread = forReaders[kindOf(node, module) ?? '']
  const [literal] = ts.isCallExpression(node) ? node.arguments : []
  if (!unread || !literal || !ts.isObjectLiteralExpression(literal)) {
    const inside: Edit[] = []
    ts.forEachChild(node, (child) => void inside.push(...shortening(child, module)))
    return inside
  }
  const read = module.told.get(typeIn(literal))
  const isRead = ({ name }: ts.ObjectLiteralElementLike) =>
    !(name && ts.isIdentifier(name) && (unread.has(name.text) || (read && name.text === 'data')))
  const kept = literal.properties.filter(isRead).map((one) => one.getText(module.source))
  for (const [name, value] of Object.entries(read ?? {})) kept.push(`${name}: ${JSON.stringify(value)}`)
  return [{ from: literal.getStart(module.source), to: literal.end, text: `{ ${kept.join(', ')} }` }]
}

/** An entity's fields in the place of its schema: rows are checked before they are written, and trusted when read. */
const fieldsNamed = (node: ts.Expression, fields: readonly string[], { source }: Module): Edit[] => {
  const literal = ts.isCallExpression(node) ? node.arguments.find(ts.isObjectLiteralExpression) : undefined
  const schema = literal?.properties.find(({ name }) => name && ts.isIdentifier(name) && name.text === 'schema')
  return schema ? [{ from: schema.getStart(source), to: schema.end, text: `fields: ${JSON.stringify(fields)}` }] : []
}

const isCall = (node: ts.Node): boolean => {
  if (ts.isCallExpression(node)) return true
  return (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) && isCall(node.expression)
}

/** A constant made when it is used; a route knows the name that it is exported under. */
const making = ({ name, initializer }: ts.VariableDeclaration, module: Module): Edit[] => {
  if (!initializer || !ts.isIdentifier(name)) return []
  const fields = module.fields.get(name.text)
  const edits = fields ? fieldsNamed(initializer, fields, module) : shortening(initializer, module)
  if (!isCall(initializer)) return edits
  const whole = { from: initializer.getStart(module.source), to: initializer.end }
  const made = applied(module, whole, edits)
  const named = module.routes.has(name.text) ? `Object.assign(${made}, { id: '${name.text}' })` : made
  return [{ ...whole, text: `/* @__PURE__ */ (() => ${named})()` }]
}

const isContract = (path: string): boolean => /(^|[/\\])contract([/\\].*)?\.ts$/.test(path)

/** What is known of a house's modules beyond their text. */
interface Known {
  readonly routes?: ReadonlySet<string>
  readonly fields?: Names
  readonly told?: Read
}

/**
 * A module as Lambda needs it: declarations without what is for readers, entities by the names of their fields, and every
 * constant made when it is used or not at all. Modules make their constants of values alone, so that one nobody uses need
 * not be made.
 */
export const lean = (
  text: string,
  path: string,
  { routes = new Set(), fields = new Map(), told = new Map() }: Known = {},
): string => {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TS)
  const declared = isContract(path) ? routes : new Set<string>()
  const module = { source, text, declares: declaredBy(source), routes: declared, fields, told }
  const edits = source.statements.flatMap((statement) =>
    ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.flatMap((one) => making(one, module))
      : [],
  )
  return applied(module, { from: 0, to: text.length }, edits)
}

const isEntity = (one: unknown): one is Entity => typeof one === 'object' && one !== null && 'places' in one

/** The fields of the entities that a module exports, read off the module itself. */
const fieldsIn = async (path: string, text: string): Promise<Names> => {
  if (!/^export const \w+ = defineEntity\(/m.test(text)) return new Map()
  const exported = Object.entries((await import(pathToFileURL(path).href)) as Record<string, unknown>)
  return new Map(exported.flatMap(([name, one]) => (isEntity(one) ? [[name, [...one.places.keys()]]] : [])))
}

/**
 * Makes the rooms' modules, and what they share, lean: for a function that hears of these facts. Each module is made
 * once, but for those that declare facts.
 */
export const leanModules = (rooms: readonly Service[]): ((heard: readonly Fact[]) => Plugin) => {
  const routes = new Set(rooms.flatMap((room) => room.routes.map(({ id }) => id)))
  const facts = rooms.flatMap(({ publishes }) =>
    publishes.map((fact) => [fact.type, { words: wordsOf(fact), hastens: hastesOf(fact) }] as const),
  )
  const made = new Map<string, Promise<string>>()
  const make = async (path: string, text: string, told: Read): Promise<string> =>
    lean(text, path, { routes, fields: await fieldsIn(path, text), told })
  return (heard) => ({
    name: 'lean-modules',
    setup: ({ onLoad }) => {
      const types = heard.map(({ type }) => type).sort()
      const told = new Map(facts.filter(([type]) => !types.includes(type)))
      onLoad({ filter: /[/\\](services|packages)[/\\].*\.ts$/ }, async ({ path }) => {
        const text = await readFile(path, 'utf8')
        const key = text.includes('= event({') ? `${path} ${types}` : path
        const making = made.get(key) ?? make(path, text, told)
        made.set(key, making)
        return { loader: 'ts', contents: await making }
      })
    },
  })
}
