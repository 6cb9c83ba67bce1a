import { globSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Plugin } from 'esbuild'
import * as ts from 'typescript'
import { root } from './rooms.ts'

const refuse = `const refuse = () => () => { throw new Error('JSON Schema is made of contracts by documents, not on Lambda') }
const [createStandardJSONSchemaMethod, createToJSONSchemaMethod] = [refuse, refuse]`

/** What of zod's schemas is not for Lambda, what stands in its place, and how often it is there at the least. */
const replaced: readonly [what: RegExp, by: string, atLeast: number][] = [
  // only documents are written as JSON Schema
  [/^import \{ createStandardJSONSchemaMethod, createToJSONSchemaMethod \} from .*$/m, refuse, 1],
  [/^ {4}inst\._zod\.processJSONSchema = \(ctx, json, params\) => processors\..*;$/gm, '', 30],
  // people are told faults in packages/http's words
  [/^import en from "\.\.\/locales\/en\.js";$/m, "const en = () => ({ localeError: () => 'Invalid input' })", 1],
  // JSON never holds itself
  [/^ {4}_ensureDefaultMemoizer\(\);$/gm, '', 5],
  // by the namespace that another module hands on, a bundler keeps all that is in it
  [/^import \{ util \} from "\.\.\/core\/index\.js";$/m, 'import * as util from "../core/util.js"', 1],
  [/\bcore\.util\./g, 'util.', 1],
]

const without = (source: string): string =>
  replaced.reduce((left, [what, by, atLeast]) => {
    if ((left.match(what) ?? []).length < atLeast) throw new Error(`zod has no ${what} any more: look at infra/zod.ts`)
    return left.replace(what, by)
  }, source)

const asked = (text: string): string[] => [...text.matchAll(/\.(\w+)/g)].map(([, name = '']) => name)

/** Every name that a module of ours asks something for: a schema, or anything else. */
const askedByUs = (): ReadonlySet<string> =>
  new Set(
    globSync('{packages,services}/**/*.ts', { cwd: root, exclude: (path) => path.endsWith('node_modules') })
      .filter((file) => !file.endsWith('.test.ts'))
      .flatMap((file) => asked(readFileSync(join(root, file), 'utf8'))),
  )

/** The methods that a kind of schema is declared with; `read` is what is read back of its checks. */
const methodsOf = (node: ts.CallExpression) => {
  const own = node.arguments.filter(ts.isObjectLiteralExpression)
  const [read, beside] = node.arguments.find(ts.isCallExpression)?.arguments ?? []
  return {
    read: read && ts.isObjectLiteralExpression(read) ? [...read.properties] : [],
    methods: [...own, ...(beside && ts.isObjectLiteralExpression(beside) ? [beside] : [])].flatMap((one) => [
      ...one.properties,
    ]),
  }
}

/**
 * Without the methods that nobody names. Each schema carries all of them, and with them every kind that zod knows:
 * a bundler cannot tell that a method is never called.
 */
export const withoutUnasked = (text: string, ours: ReadonlySet<string>): string => {
  const source = ts.createSourceFile('schemas.js', text, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS)
  const names = new Set([...ours, ...asked(text.replace(/\b(core|util|checks|parse|regexes|processors)\.\w+/g, ''))])
  const isAsked = ({ name }: ts.ObjectLiteralElementLike): boolean =>
    name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name)) && names.has(name.text)
  const unasked: ts.ObjectLiteralElementLike[] = []
  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText(source) === 'core.$constructor') {
      const { read, methods } = methodsOf(node)
      unasked.push(...read, ...methods.filter((one) => !isAsked(one)))
    } else ts.forEachChild(node, look)
  }
  look(source)
  return unasked
    .sort((a, b) => b.pos - a.pos)
    .reduce((left, one) => left.slice(0, one.getStart(source)) + left.slice(one.end).replace(/^\s*,/, ''), text)
}

/** zod's schemas with what functions ask of them, and nothing else. */
export const leanZod: Plugin = {
  name: 'lean-zod',
  setup: ({ onLoad }) => {
    let ours: ReadonlySet<string> | undefined
    onLoad({ filter: /[/\\]zod[/\\]v4[/\\]classic[/\\]schemas\.js$/ }, async ({ path }) => {
      ours ??= askedByUs()
      return { loader: 'js', contents: withoutUnasked(without(await readFile(path, 'utf8')), ours) }
    })
  },
}
