import { readFile } from 'node:fs/promises'
import type { Plugin } from 'esbuild'

/** What libphonenumber knows of countries. */
export interface PhoneMetadata {
  readonly countries: Readonly<Record<string, readonly unknown[]>>
  readonly nonGeographic?: Readonly<Record<string, readonly unknown[]>>
}

// where it keeps how a country writes its numbers
const formats = 4

const without = (countries: Readonly<Record<string, readonly unknown[]>>) =>
  Object.fromEntries(Object.entries(countries).map(([country, facts]) => [country, facts.with(formats, [])]))

/** The same, but for how each country writes its numbers: half of it, and we only read them and write E.164. */
export const withoutFormats = <M extends PhoneMetadata>(metadata: M): M => ({
  ...metadata,
  countries: without(metadata.countries),
  ...(metadata.nonGeographic && { nonGeographic: without(metadata.nonGeographic) }),
})

/** Leaves them out of a bundle. */
export const noPhoneFormats: Plugin = {
  name: 'no-phone-formats',
  setup: ({ onLoad }) => {
    onLoad({ filter: /libphonenumber-js[/\\]metadata\.mobile\.json\.js$/ }, async ({ path }) => {
      const metadata = JSON.parse(await readFile(path.slice(0, -'.js'.length), 'utf8')) as PhoneMetadata
      return { loader: 'js', contents: `export default ${JSON.stringify(withoutFormats(metadata))}` }
    })
  },
}
