import type { Service } from '@wangge/contract'
import { App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import type { CountyFile } from './county-file.ts'
import { CountyStack } from './county-stack.ts'
import { acknowledge } from './nag.ts'
import type { Bundles } from './premises.ts'

/** A county as a CDK app that refuses to synthesize against a rule: AwsSolutions, and CloudFormation’s own schemas. */
export const countyApp = (
  { county, rooms, bundles }: { county: CountyFile; rooms: readonly Service[]; bundles: Bundles },
  { outdir }: { outdir?: string } = {},
): { app: App; stack: CountyStack } => {
  const app = new App({
    outdir,
    analyticsReporting: false,
    context: { '@aws-cdk/core:validateAgainstDefaultRules': true },
  })
  const stack = new CountyStack(app, { county, rooms, bundles })
  acknowledge(stack)
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  return { app, stack }
}
