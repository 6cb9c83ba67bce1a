import { type Case, isOpen } from '../case/domain/case.ts'
import { isOverdue } from '../case/domain/limits.ts'

/** Cases that one count looks at: more are asked for in parts. */
export const mostCounted = 100_000

type Line = Pick<Case, 'step' | 'class' | 'category' | 'dueAt' | 'flagged'>

const more = (counts: Record<string, number>, name: string, times: number): void => {
  counts[name] = (counts[name] ?? 0) + times
}

/** Counts lines of a list as they go by, those that are alike together. */
export const tally = (now: string) => {
  const figures = { total: 0, open: 0, closed: 0, overdue: 0, bySteps: {}, byClasses: {}, byCategories: {} }
  return {
    /** How many there are by now. */
    add(line: Line, times: number): number {
      figures.total += times
      figures[isOpen(line) ? 'open' : 'closed'] += times
      if (isOverdue(line, now)) figures.overdue += times
      more(figures.bySteps, line.step, times)
      more(figures.byClasses, line.class, times)
      more(figures.byCategories, line.category, times)
      return figures.total
    },
    figures: () => figures,
  }
}
