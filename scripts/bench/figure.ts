/** One measured number and where it stands. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: 'ratio' | 'ms' | 's' | 'bytes' | 'MB' | 'units' | 'per second' | 'events' | 'cases' | 'dollars'
  readonly target?: { readonly most: number } | { readonly least: number }
  /** The figures it was made from, by name. */
  readonly of?: Readonly<Record<string, number>>
}

/** What a measure answers: its figures, and what a reader must know to judge them. */
export interface Measured {
  readonly figures: readonly Figure[]
  readonly notes?: readonly string[]
}

/** One row of the table of targets. */
export interface Measure {
  readonly id: string
  readonly title: string
  run(): Promise<Measured>
}

/** Whether a figure reaches its target; undefined when it has none. */
export const isMet = ({ value, target }: Figure): boolean | undefined => {
  if (!target) return undefined
  return 'most' in target ? value <= target.most : value >= target.least
}

/** Enough digits to compare, no more. */
export const rounded = (value: number): number => Number(value.toPrecision(value >= 100 ? 6 : 4))
