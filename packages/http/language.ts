import { type Language, languages } from '@wangge/problem'

const fallback = languages[0]
const known = new Map<string, Language>()

const choose = (header: string): Language => {
  const wishes = header
    .split(',')
    .map((part) => {
      const [tag = '', ...options] = part.trim().toLowerCase().split(';')
      const quality = options.map((option) => option.trim()).find((option) => option.startsWith('q='))
      return { tag, quality: quality ? Number(quality.slice(2)) : 1 }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
  for (const { tag } of wishes) {
    if (tag === '*' || tag === 'zh' || tag.startsWith('zh-')) return fallback
    if (tag === 'en' || tag.startsWith('en-')) return 'en'
  }
  return fallback
}

/** The caller's language from `Accept-Language`; Chinese unless they ask for English. */
export const languageOf = (header: string | undefined): Language => {
  if (!header || header.length > 200) return fallback
  const found = known.get(header)
  if (found) return found
  const language = choose(header)
  if (known.size < 1000) known.set(header, language)
  return language
}
