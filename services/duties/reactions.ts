export * from './reactions/contact-recorded.ts'
export * from './reactions/household-linked.ts'
export * from './reactions/household-unlinked.ts'
