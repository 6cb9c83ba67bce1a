export * from './file.ts'
export * from './kinds.ts'
export * from './name-files.ts'
