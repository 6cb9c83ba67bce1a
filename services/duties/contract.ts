export * from './contract/contacts.ts'
export * from './contract/facts.ts'
export * from './contract/jobs.ts'
export * from './contract/sheets.ts'
