import type { CountyFile } from '../county-file.ts'

/** `wangge-<county>[-<service>[-<what>]]`: every physical name is made here. */
export const nameOf = ({ county }: Pick<CountyFile, 'county'>, ...parts: string[]): string =>
  ['wangge', county, ...parts].join('-')
