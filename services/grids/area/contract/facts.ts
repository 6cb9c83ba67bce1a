import { AreaId, event } from '@wangge/contract'
import { AreaNodeSchema } from '@wangge/county/rows'
import { say } from '@wangge/problem'
import * as z from 'zod'

const { level, kind } = AreaNodeSchema.shape

export const areaOpened = event({
  type: 'grids.area-opened.v1',
  title: say('区域已设立', 'An area was opened'),
  data: z.object({ areaId: AreaId, parentId: AreaId.optional(), level, kind }),
  example: { areaId: '152921100001003', parentId: '152921100001', level: 'grid', kind: 'basic-grid' },
})
