export * from './table/answers.ts'
export * from './table/beside.ts'
export * from './table/case.ts'
export * from './table/file.ts'
