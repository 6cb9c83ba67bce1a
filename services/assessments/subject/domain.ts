import type { SubjectKind } from './contract.ts'

/** A span in which somebody held a post, or a grid or team existed, by the fact that says so. */
export interface Span {
  /** Revision of the fact: a lower one of the same source is ignored. */
  readonly rev: number
  readonly areaId: string
  readonly from: string
  readonly to?: string | undefined
}

/** Who or what is reviewed, and where it is. */
export interface Who {
  readonly kind: SubjectKind
  readonly subjectId: string
  readonly areaId: string
}

/** Who or what is reviewed, in one listing area: `areaId` is where it was when it was first heard of. */
export interface Subject extends Who {
  readonly listingAreaId: string
  /** By appointment, grid or team. None for somebody who owes contacts and holds no post. */
  readonly spans: Record<string, Span>
}

/** Enters what a fact says of one span; undefined when it, or a later one of the same source, was entered before. */
export const enterSpan = (subject: Subject, source: string, span: Span): Subject | undefined => {
  const known = Object.hasOwn(subject.spans, source) ? subject.spans[source] : undefined
  return known && known.rev >= span.rev ? undefined : { ...subject, spans: { ...subject.spans, [source]: span } }
}

/** Where the subject was in a period: of the spans that touch it the one that began last. Undefined: nowhere. */
export const placeIn = ({ spans }: Pick<Subject, 'spans'>, { from, to }: { from: string; to: string }) =>
  Object.values(spans)
    .filter((span) => span.from < to && (span.to === undefined || span.to > from))
    .toSorted((a, b) => (a.from < b.from || (a.from === b.from && a.areaId < b.areaId) ? 1 : -1))[0]?.areaId
