import { CfnBudget } from 'aws-cdk-lib/aws-budgets'
import type { Construct } from 'constructs'
import type { CountyFile } from '../county-file.ts'
import { nameOf } from './names.ts'

/** Tells people when a month costs four fifths of what the county allowed, and when it is going to cost more. */
export const budget = (scope: Construct, { county }: { county: CountyFile }): CfnBudget =>
  new CfnBudget(scope, 'Budget', {
    budget: {
      budgetName: nameOf(county),
      budgetType: 'COST',
      timeUnit: 'MONTHLY',
      budgetLimit: { amount: county.budget?.perMonth ?? 0, unit: 'USD' },
      costFilters: { TagKeyValue: [`user:wangge:county$${county.county}`] },
    },
    notificationsWithSubscribers: [
      { notificationType: 'ACTUAL', threshold: 80 },
      { notificationType: 'FORECASTED', threshold: 100 },
    ].map((notification) => ({
      notification: { ...notification, comparisonOperator: 'GREATER_THAN', thresholdType: 'PERCENTAGE' },
      subscribers: [{ subscriptionType: 'EMAIL', address: county.alarms.email }],
    })),
  })
