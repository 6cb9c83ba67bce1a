export * from './import.ts'
export * from './locate.ts'
