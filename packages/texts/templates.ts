import type { Language, Text } from '@wangge/problem'
import { caseTexts } from './case.ts'
import { mediationTexts } from './mediation.ts'
import { memberTexts } from './member.ts'
import { reporterTexts } from './reporter.ts'
import type { Template } from './words.ts'

/** The texts every county starts with, each under the name of the fact it answers. */
export const templates = { ...caseTexts, ...reporterTexts, ...mediationTexts, ...memberTexts } as const

export type TemplateId = keyof typeof templates
/** What must be said for a template's words. */
export type VariableOf<T extends TemplateId> = (typeof templates)[T] extends Template<infer V> ? V : never

const byId: Readonly<Partial<Record<string, Template>>> = templates

/** Those that a former name stood for: messages that were stored under it, and counties that worded it, have it still. */
const byFormer = new Map(
  Object.values(byId).flatMap((one) => (one?.was === undefined ? [] : [[one.was, one] as const])),
)

/** A template by its id, or by its former one. */
export const findTemplate = (id: string): Template | undefined =>
  Object.hasOwn(byId, id) ? byId[id] : byFormer.get(id)

/** What is said of a matter whose limit is over, whatever was said before. */
export const sayingPast = Object.keys(byId).find((id) => byId[id]?.pastLimit === 'says') as TemplateId

export const templateOf = (id: string): Template => {
  const found = findTemplate(id)
  if (!found) throw new Error(`no template ${id}`)
  return found
}

/** A county's own words, by template. */
export type Wording = Readonly<Partial<Record<string, Partial<Text>>>>

/** A template's text in the county's own words, where it has some: under its name, else under its former one. */
export const worded = (id: TemplateId, own: Wording): Text => {
  const { text, was = id } = templateOf(id)
  return { ...text, ...own[was], ...own[id] }
}

/** A text in one language with its variables filled in; a missing one is a fault of ours, not of the text. */
export const render = (text: Text, language: Language, variables: Readonly<Partial<Record<string, string>>>): string =>
  text[language].replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = variables[name]
    if (value === undefined) throw new Error(`nobody said ${name} for ${whole}`)
    return value
  })
