export * from './log.ts'
export * from './metrics.ts'
export * from './safe.ts'
export * from './tracer.ts'
