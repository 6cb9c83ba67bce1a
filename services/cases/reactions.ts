export * from './reactions/case-answered.ts'
export * from './reactions/file-received.ts'
