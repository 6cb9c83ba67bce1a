export * from './board.ts'
export * from './disclosures.ts'
export * from './pages.ts'
export * from './parts.ts'
