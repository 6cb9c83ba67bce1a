export * from './event.ts'
export * from './fields.ts'
export * from './route.ts'
export * from './service.ts'
