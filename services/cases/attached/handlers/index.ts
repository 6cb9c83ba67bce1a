export * from './case-files.ts'
export * from './get-file.ts'
