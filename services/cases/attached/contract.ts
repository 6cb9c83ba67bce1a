import { CaseId, route } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { Announced, FileOpened, FileView, params, photo } from '../file/contract.ts'

export const getFile = route({
  method: 'GET',
  path: '/v1/files/{fileId}',
  action: 'file.read',
  tag: 'files',
  summary: say('文件及短时有效的链接', 'A file, with links that hold for some minutes'),
  params,
  answer: FileView,
})

export const listCaseFiles = route({
  method: 'GET',
  path: '/v1/cases/{caseId}/files',
  action: 'case.read',
  tag: 'files',
  summary: say('事项的全部附件', 'Everything that belongs to a case'),
  params: z.object({ caseId: CaseId }),
  answer: z.object({ items: z.array(FileView) }),
})

export const sendCaseFile = route({
  method: 'POST',
  path: '/v1/public/cases/{number}/files',
  action: 'case-token',
  tag: 'public',
  status: 201,
  summary: say('居民为自己的事项补充照片', "Ask for a form to add a file to one's own case"),
  params: z.object({ number: CaseId }),
  body: Announced,
  answer: FileOpened,
  example: { body: photo },
})
