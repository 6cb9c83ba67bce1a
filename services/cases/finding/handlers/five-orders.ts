import { implement } from '@wangge/http'
import * as contract from '../contract/finding.ts'
import { areasOf, grounds, periodInstants } from '../work/asked-cases.ts'
import { countOrders } from '../work/five-orders.ts'

export const readFiveOrders = implement(contract.readFiveOrders)(async ({ query, principal }, ports) => {
  const { area, period } = query
  const areas = await areasOf(area, principal, ports)
  const counts = await countOrders(grounds(areas, principal), await periodInstants(period, ports), principal, ports)
  const figure = (order: contract.FiveOrder) => {
    const list = new URLSearchParams({ ...(area && { area }), order, period })
    return { count: counts[order], href: `/v1/cases?${list}` }
  }
  return {
    area,
    period,
    placed: figure('placed'),
    accepted: figure('accepted'),
    dispatched: figure('dispatched'),
    done: figure('done'),
    rated: figure('rated'),
  }
})
