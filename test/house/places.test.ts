import { type TextFile, texts } from '../documents/texts.ts'

const isProduction = ({ path }: TextFile): boolean => !/\.test\.ts$|(^|\/)testing\//.test(path)
const sources = texts('packages/**/*.ts', 'services/**/*.ts').filter(isProduction)
const words = 'services/cases/case/contract/words.ts'
const policy = 'packages/access/policy.ts'

const listIn = (path: string, name: string): string[] => {
  const { text = '' } = sources.find((one) => one.path === path) ?? {}
  const [, list = ''] = new RegExp(`export const ${name} = \\[([^\\]]*)\\]`).exec(text) ?? []
  return [...list.matchAll(/'([a-z-]+)'/g)].map(([, one = '']) => one)
}

/** What commands are done to: where they are listed, and the files that may name them. */
const thingOf = (noun: string, list: string, name: string, within: RegExp) => ({
  noun,
  list,
  within,
  commands: listIn(list, name),
})
const things = [
  // branches have commands of their own, some by the same names
  thingOf('case', words, 'commands', /^services\/cases\/(?!deed|disclosure|project|mediation)/),
  thingOf('deed', 'services/cases/deed/contract/words.ts', 'deedCommands', /^services\/cases\/deed\//),
  thingOf('project', 'services/cases/project/contract/views.ts', 'projectCommands', /^services\/cases\/project\//),
  thingOf(
    'disclosure',
    'services/cases/disclosure/contract/views.ts',
    'disclosureCommands',
    /^services\/cases\/disclosure\//,
  ),
  thingOf(
    'mediation',
    'services/cases/case/contract/mediation-words.ts',
    'mediationCommands',
    /^services\/cases\/(mediation\/|case\/(contract|steps)\/mediation)/,
  ),
]

type Thing = (typeof things)[number]

/** What the command's own route is exported as, where it is declared by its name. */
const routeOf = (command: string, { within }: Thing): string | undefined => {
  const declared = new RegExp(`export const (\\w+) = \\w*ommand\\(\\s*'${command}'`)
  return sources.flatMap(({ path, text }) => (within.test(path) ? (declared.exec(text)?.[1] ?? []) : []))[0]
}

/** Files that name a command: as a text, as a line of a table, by its right or by its route. */
const namesOf = (command: string, thing: Thing): string[] => {
  const route = routeOf(command, thing)
  const asWord = new RegExp(`(?<![\\w.-])'${command}'|^ +${command}: [{[]|'${thing.noun}\\.${command}'`, 'm')
  const asRoute = route === undefined ? undefined : new RegExp(`\\b${route}\\b`)
  return sources
    .filter(({ path, text }) =>
      thing.within.test(path)
        ? asWord.test(text) || asRoute?.test(text) === true
        : path === policy && text.includes(`'${thing.noun}.${command}'`),
    )
    .map(({ path }) => path)
}

/** Where CONTRIBUTING.md sends whoever adds a command; any other file is a place of its own. */
const placeOf = (path: string, { list }: Thing): string => {
  if (path === list) return 'words'
  const [kind] = /(?<=\/)(contract|steps|domain|handlers)(?=\.ts$|\/)/.exec(path) ?? []
  if (kind === 'handlers' || path === policy) return 'handlers and policy'
  return kind ?? path
}

const placesOf = (command: string, thing: Thing): string[] => [
  ...new Set(namesOf(command, thing).map((path) => placeOf(path, thing))),
]
const own: ReadonlySet<string> = new Set(['words', 'contract', 'steps', 'domain', 'handlers and policy'])

/** Rooms' nouns and kinds that name a command beside its five places. */
const beside = (thing: Thing): Record<string, number> => {
  const found = thing.commands.flatMap((command) => placesOf(command, thing)).filter((place) => !own.has(place))
  const byKind = Object.groupBy(found, (place) => place.split('/').slice(1, 4).join('/').replace(/\.ts$/, ''))
  return Object.fromEntries(Object.entries(byKind).map(([kind, each]) => [kind, each?.length ?? 0]))
}

/**
 * Commands that were named elsewhere as well when this was first counted, by noun and kind: faces that have a button
 * for one, and works that ask whether one was done. It shrinks. Whoever mends one takes it off here, and nobody adds one.
 */
const besideYet: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  case: {
    'cases/case/work': 10,
    'cases/finding/work': 1,
    'cases/pages/work': 6,
    'cases/privacy/work': 6,
    'cases/public/work': 7,
    'cases/resident/work': 1,
    // those whose route is not called as they are
    'cases/state-tables/work': 7,
  },
  deed: { 'cases/deed/work': 1 },
  project: {},
  disclosure: { 'cases/disclosure/work': 1 },
  mediation: { 'cases/mediation/work': 1 },
}

describe('a command', () => {
  it.each(things)('on a $noun is found where it is looked for', (thing) => {
    expect(thing.commands.length).toBeGreaterThan(5)
    expect(thing.commands.filter((command) => !placesOf(command, thing).includes('steps'))).toEqual([])
  })

  it.each(things)(
    'on a $noun is named in five places: words, contract, steps, domain, handlers and policy',
    (thing) => {
      expect(beside(thing)).toEqual(besideYet[thing.noun])
    },
  )

  it.each(things)('on a $noun is put into no list: no other file names every second one', (thing) => {
    const named = thing.commands.flatMap((command) => namesOf(command, thing))
    const byFile = Object.entries(Object.groupBy(named, (path) => path))
    const lists = byFile.filter(([, names = []]) => names.length * 2 >= thing.commands.length).map(([path]) => path)
    expect(lists.filter((path) => !own.has(placeOf(path, thing)))).toEqual([])
  })
})

/** Texts by name, where they are worded. */
const isWorded = (path: string) => /^packages\/texts\/(case|member|mediation|reporter)\.ts$/.test(path)
const textNames = sources
  .filter(({ path }) => isWorded(path))
  .flatMap(({ text }) => [...text.matchAll(/^ {2}'([a-z-]+)': /gm)].map(([, id = '']) => id))

/** Those that are named elsewhere as well: an example shows one. No other is added. */
const shownYet = { 'services/notifications/message/contract.ts': ['case-reported-to-holder'] }

describe('a text to somebody', () => {
  it('is named in two places: its words, and the row that says who is told it of which fact', () => {
    expect(textNames.length).toBeGreaterThan(40)
    const naming = sources.map(({ path, text }) => ({
      path,
      names: textNames.filter((name) => text.includes(`'${name}'`)),
    }))
    const isRow = (path: string) => path.startsWith('services/notifications/telling/tellings/')
    const told = naming.filter(({ path }) => isRow(path)).flatMap(({ names }) => names)
    expect(told.toSorted()).toEqual(textNames.toSorted())
    const others = naming.filter(({ path, names }) => names.length > 0 && !isRow(path) && !isWorded(path))
    expect(Object.fromEntries(others.map(({ path, names }) => [path, names]))).toEqual(shownYet)
  })
})
