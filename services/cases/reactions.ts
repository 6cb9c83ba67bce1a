export * from './reactions/case-answered.ts'
