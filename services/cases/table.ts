export * from './table/case.ts'
