/** Times parts of a request. */
export interface Tracer {
  traced<T>(name: string, work: () => Promise<T>): Promise<T>
}

interface Segment {
  addNewSubsegment(name: string): Segment
  addError(error: Error): void
  close(): void
}
/** As much of `@aws-lambda-powertools/tracer` as is used. */
export interface TracerModule {
  readonly Tracer: new (options: {
    serviceName: string
  }) => {
    getSegment(): Segment | undefined
    setSegment(segment: Segment): void
  }
}

/** Traces nothing: where there is no X-Ray, as on Lambda in China, and on the embedded engine. */
export const noTracer: Tracer = { traced: (_, work) => work() }

/**
 * A tracer from a dynamic import, e.g. `() => import('@aws-lambda-powertools/tracer')`; without the module,
 * one that traces nothing. The import is never static: it costs every cold start and does nothing in China.
 */
export const openTracer = async (serviceName: string, load: () => Promise<TracerModule>): Promise<Tracer> => {
  const module = await load().catch(() => undefined)
  if (!module) return noTracer
  const tracer = new module.Tracer({ serviceName })
  return {
    async traced(name, work) {
      const parent = tracer.getSegment()
      if (!parent) return work()
      const segment = parent.addNewSubsegment(name)
      tracer.setSegment(segment)
      try {
        return await work()
      } catch (error) {
        // the kind of error only: its message may repeat what a person wrote
        segment.addError(new Error(error instanceof Error ? error.name : 'unknown'))
        throw error
      } finally {
        segment.close()
        tracer.setSegment(parent)
      }
    },
  }
}
