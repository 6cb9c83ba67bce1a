import type { Change } from '@aws-sdk/client-cloudformation'

/** Types whose loss loses the county: rows, the keys they are sealed with, files. */
const precious: ReadonlySet<string> = new Set([
  'AWS::DynamoDB::Table',
  'AWS::KMS::Key',
  'AWS::S3::Bucket',
  'AWS::SecretsManager::Secret',
])

/** Changes of a change set that would destroy what a county cannot do without; empty when it may be carried out. */
export const refusals = (changes: readonly Change[]): string[] =>
  changes.flatMap(({ ResourceChange: change }) => {
    if (!change || !precious.has(change.ResourceType ?? '')) return []
    const what = `${change.ResourceType} ${change.LogicalResourceId}`
    if (change.Action === 'Remove') return [`${what} would be removed`]
    // an action CloudFormation cannot foresee is as bad as the worst it may turn out to be
    if (change.Action === 'Dynamic') return [`${what}: nobody can say what would happen`]
    if (change.Action !== 'Modify' || !change.Replacement || change.Replacement === 'False') return []
    const because = (change.Details ?? []).map(({ Target }) => Target?.Name).filter(Boolean)
    const word = change.Replacement === 'True' ? 'would' : 'might'
    return [`${what} ${word} be replaced${because.length > 0 ? ` (${because.join(', ')})` : ''}`]
  })
