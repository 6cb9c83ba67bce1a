import { templates } from '@wangge/texts'
import { Wordings } from './templates.ts'

const problems = (wordings: object) =>
  Wordings.safeParse(wordings).error?.issues.map(({ path }) => path.join('.')) ?? []

describe('a county’s own wording', () => {
  it('H2 may be our own words, of every template', () => {
    expect(problems(Object.fromEntries(Object.entries(templates).map(([id, { text }]) => [id, text])))).toEqual([])
  })

  it('H2 may stand under the name that its template had before', () => {
    expect(
      problems({ 'sign-in-code': { en: 'Code {code}' }, 'case-dropped': { 'zh-CN': '{number}不必再办' } }),
    ).toEqual([])
  })

  it('H2 is refused under a former name as under the new one', () => {
    expect(problems({ 'sign-in-code': { en: 'Valid for {minutes} minutes' } })).toEqual(['sign-in-code.en'])
    expect(problems({ 'confidential-news': { en: '{number}: {answer}' } })).toEqual(['confidential-news.en'])
    expect(problems({ 'no-such': { en: 'Hello' } })).toEqual(['no-such'])
  })
})
