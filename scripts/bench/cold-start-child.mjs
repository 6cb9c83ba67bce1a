// One cold start: loads a bundle and makes its first call; says on standard output how long both took.
const { bundle, event, calls } = JSON.parse(process.argv[2])

const clientOf = { dynamodb: 'aDocumentClient', kms: 'aKMSClient', sns: 'aSNSClient' }
const commandOf = { BatchGetItem: 'BatchGetCommand', TransactWriteItems: 'TransactWriteCommand' }
const nameOf = ({ service, operation }) =>
  service === 'dynamodb' ? (commandOf[operation] ?? `${operation.replace(/Item$/, '')}Command`) : `${operation}Command`

const makeAgain = async (clients) => {
  for (const call of calls) {
    const { CiphertextBlob } = call.input
    const input = CiphertextBlob ? { ...call.input, CiphertextBlob: Buffer.from(CiphertextBlob, 'base64') } : call.input
    await clients[clientOf[call.service]].send(new clients[nameOf(call)](input))
  }
}

const started = performance.now()
const loaded = await import(bundle)
const ready = performance.now()
const result = calls ? await makeAgain(loaded) : await loaded.handler(event, {})
const answered = performance.now()
process.stdout.write(JSON.stringify({ loadMs: ready - started, callMs: answered - ready, result }))
process.exit(0)
