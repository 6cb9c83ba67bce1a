export type { Keys } from './keys.ts'
export { mask } from './mask.ts'
export { type SubjectKind, SubjectRow, subjectKinds } from './subject.ts'
export { openVault, type Reach, type Subject, type Vault } from './vault.ts'
