export * from './import-rows.ts'
export * from './read-csv.ts'
export * from './result.ts'
export * from './verdict.ts'
